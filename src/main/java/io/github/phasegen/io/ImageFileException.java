package io.github.phasegen.io;

import java.io.IOException;
import java.nio.file.Path;

/** An image file that cannot be used. The message names the file, the field of its format, what was found there and what was expected. */
public abstract class ImageFileException extends IOException {

	private static final long serialVersionUID = 1L;

	private final String file;
	private final String field;
	private final String found;
	private final String expected;

	ImageFileException(final String verdict, final Path file, final String field, final Object found, final String expected) {
		super(file + ": " + verdict + ": " + field + ": found " + found + ", expected " + expected);
		this.file = file.toString();
		this.field = field;
		this.found = String.valueOf(found);
		this.expected = expected;
	}

	public String file() {
		return file;
	}

	public String field() {
		return field;
	}

	public String found() {
		return found;
	}

	public String expected() {
		return expected;
	}
}
