package io.github.phasegen.io;

import java.nio.file.Path;

/** A file that may well be valid but that this project cannot read or write, such as a colour image. */
public final class UnsupportedFormatException extends ImageFileException {

	private static final long serialVersionUID = 1L;

	public UnsupportedFormatException(final Path file, final String field, final Object found, final String expected) {
		super("unsupported", file, field, found, expected);
	}
}
