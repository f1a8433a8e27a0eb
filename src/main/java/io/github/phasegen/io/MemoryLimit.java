package io.github.phasegen.io;

/** How much of Java's memory one image may take. */
final class MemoryLimit {

	private MemoryLimit() {}

	static long bytes() {
		return Runtime.getRuntime().maxMemory() / 2;
	}

	/** @throws ImageTooLargeException if all planes together would take more than half of Java's memory */
	static void check(final PlaneReader reader) throws ImageTooLargeException {
		final long bytes = reader.shape().samples() * (reader.complex() ? 8 : 4);
		if (bytes > bytes())
			throw new ImageTooLargeException(reader.metadata().title(), bytes, bytes());
	}
}
