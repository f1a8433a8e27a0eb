package io.github.phasegen.io.pickle;

import java.nio.file.Path;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * A place in a pickle, for error messages.
 *
 * @param file the file
 * @param field the part of the file, the position and the instruction
 */
public record PickleSite(Path file, String field) {

	private static final int LONGEST = 200;

	public CorruptFileException corrupt(final Object found, final String expected) {
		return new CorruptFileException(file, field, printable(found), expected);
	}

	public UnsupportedFormatException unsupported(final Object found, final String expected) {
		return new UnsupportedFormatException(file, field, printable(found), expected);
	}

	/** A value for messages: of bounded length, on one line. */
	static String printable(final Object value) {
		final String text = value == null ? "None" : cut(value.toString());
		return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]", "?");
	}

	private static String cut(final String text) {
		return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
	}
}
