package io.github.phasegen.io;

import java.nio.file.Path;

/** A file that contradicts its own format: cut off, damaged or made to do harm. */
public final class CorruptFileException extends ImageFileException {

	private static final long serialVersionUID = 1L;

	public CorruptFileException(final Path file, final String field, final Object found, final String expected) {
		super("corrupt file", file, field, found, expected);
	}
}
