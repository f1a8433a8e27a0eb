package io.github.phasegen.metrics;

/** Checks and arithmetic shared by the measures. */
final class Planes {

	static final double TWO_PI = 2 * Math.PI;

	private Planes() {}

	/** Brings a difference of phases (radians) into [-pi, pi]. */
	static double wrap(final double radians) {
		return radians - TWO_PI * Math.rint(radians / TWO_PI);
	}

	static void requireSize(final int width, final int height) {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("A plane needs sides of at least 1 pixel, found " + width + " x " + height);
	}

	static void requirePixels(final int found, final int width, final int height, final String what) {
		requireSize(width, height);
		if (found != (long) width * height)
			throw new IllegalArgumentException(what + ": expected " + width + " x " + height + " = " + (long) width * height
				+ " pixels, found " + found);
	}

	static void requireFinite(final float[] values, final String what) {
		for (int i = 0; i < values.length; i++)
			if (!Float.isFinite(values[i]))
				throw new IllegalArgumentException(what + ": expected finite values, found " + values[i] + " at pixel " + i);
	}

	static int count(final boolean[] mask) {
		int count = 0;
		for (final boolean inside : mask)
			if (inside)
				count++;
		return count;
	}
}
