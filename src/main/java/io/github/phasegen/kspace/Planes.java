package io.github.phasegen.kspace;

/** Argument checks shared by the classes of this package. */
final class Planes {

	private Planes() {}

	static void requireSize(final int width, final int height) {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("Plane size: expected at least 1 x 1, found " + width + " x " + height);
		if (2L * width * height > Integer.MAX_VALUE - 8)
			throw new IllegalArgumentException("Plane size: a complex plane of " + width + " x " + height + " does not fit into one array");
	}

	static void requireLength(final float[] data, final long expected, final String what) {
		if (data.length != expected)
			throw new IllegalArgumentException("Length of the " + what + ": expected " + expected + ", found " + data.length);
	}
}
