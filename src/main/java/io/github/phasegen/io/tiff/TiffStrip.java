package io.github.phasegen.io.tiff;

/**
 * Some rows of an image as they lie in the file.
 *
 * @param offset of the first byte in the file
 * @param bytes in the file, compressed or not
 */
record TiffStrip(long offset, long bytes, int rows) {}
