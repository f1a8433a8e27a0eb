package io.github.phasegen.io;

import java.io.IOException;

/** An image that is fine in its file, and can be read plane by plane, but not held in memory as a whole. */
public final class ImageTooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	public ImageTooLargeException(final String title, final long bytes, final long limit) {
		super(title + ": too large to be held in memory: found " + bytes + " bytes as floats, expected at most " + limit
			+ " (raise Java's memory limit, or use a command that works slice by slice)");
	}
}
