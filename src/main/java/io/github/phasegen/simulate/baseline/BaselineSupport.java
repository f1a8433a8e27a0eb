package io.github.phasegen.simulate.baseline;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/** Checks and random numbers shared by the baselines. */
final class BaselineSupport {

	private BaselineSupport() {}

	/** A generator whose first numbers do not resemble those of the neighbouring seeds; the same on every Java version. */
	static Random random(final long seed) {
		return new Random(new SplittableRandom(seed).nextLong());
	}

	static double uniformPhase(final Random random) {
		return Math.PI * (2 * random.nextDouble() - 1);
	}

	static void requirePixels(final float[] magnitude, final int width, final int height) {
		if (width < 1 || height < 1 || magnitude.length != (long) width * height)
			throw new IllegalArgumentException("magnitude: expected " + width + " x " + height + " pixels, found " + magnitude.length);
	}

	static double requirePositive(final double value, final String what) {
		if (!(value > 0) || Double.isInfinite(value))
			throw new IllegalArgumentException(what + ": expected a positive number, found " + value);
		return value;
	}

	static double requireNotNegative(final double value, final String what) {
		if (!(value >= 0) || Double.isInfinite(value))
			throw new IllegalArgumentException(what + ": expected a number of at least 0, found " + value);
		return value;
	}

	/** The largest value that 99.5 % of the positive magnitudes do not exceed; 1 if there are none. */
	static float robustMaximum(final float[] magnitude) {
		final float[] positive = new float[magnitude.length];
		int count = 0;
		for (final float value : magnitude)
			if (value > 0)
				positive[count++] = value;
		if (count == 0)
			return 1;
		Arrays.sort(positive, 0, count);
		return positive[(int) (0.995 * (count - 1))];
	}
}
