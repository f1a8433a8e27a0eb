package io.github.phasegen.io;

/** How much of Java's memory one image may take. */
public final class MemoryLimit {

	private MemoryLimit() {}

	static long bytes() {
		return Runtime.getRuntime().maxMemory() / 2;
	}

	/** @throws ImageTooLargeException if all planes together would take more than half of Java's memory */
	static void check(final PlaneReader reader) throws ImageTooLargeException {
		check(reader.metadata().title(), reader.shape().samples(), reader.complex());
	}

	/**
	 * For readers that put planes together themselves, before they take memory for one.
	 *
	 * @throws ImageTooLargeException if a plane would take more than half of Java's memory
	 */
	public static void checkPlane(final PlaneReader reader) throws ImageTooLargeException {
		check(reader.metadata().title() + ", one plane", reader.shape().planeSamples(), reader.complex());
	}

	/**
	 * For readers that need all channels and slices at a time, as complex numbers.
	 *
	 * @throws ImageTooLargeException if they would take more than half of Java's memory
	 */
	public static void checkFrame(final PlaneReader reader) throws ImageTooLargeException {
		check(reader.metadata().title() + ", channels and slices of one frame", reader.shape().samples() / reader.shape().frames(), true);
	}

	private static void check(final String what, final long samples, final boolean complex) throws ImageTooLargeException {
		final long bytes = samples * (complex ? 8 : 4);
		if (bytes > bytes())
			throw new ImageTooLargeException(what, bytes, bytes());
	}
}
