package io.github.phasegen.io.hdf5.file;

/** Bytes that addresses and sizes take in a file. */
record Widths(int offset, int length) {

	static final Widths LARGEST = new Widths(8, 8);
}
