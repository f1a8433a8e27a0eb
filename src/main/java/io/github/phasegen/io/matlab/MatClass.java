package io.github.phasegen.io.matlab;

import java.util.Locale;

/** What an array is in MATLAB; the number in the file is the ordinal plus 1. */
enum MatClass {

	CELL, STRUCT, OBJECT, CHAR, SPARSE, DOUBLE, SINGLE, INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64, FUNCTION, OPAQUE;

	/** @return null if there is no such class */
	static MatClass of(final int number) {
		return number >= 1 && number <= values().length ? values()[number - 1] : null;
	}

	int number() {
		return ordinal() + 1;
	}

	/** True if its samples can be an image. */
	boolean isNumeric() {
		return compareTo(DOUBLE) >= 0 && compareTo(UINT64) <= 0;
	}

	/** MATLAB's name of it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
