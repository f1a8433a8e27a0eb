package io.github.phasegen.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Comparison of arrays by their largest error relative to the largest expected value. */
public final class Close {

	private Close() {}

	/** The largest absolute difference over the largest absolute expected value (over 1e-30 if that is 0); infinite if any value is NaN. */
	public static double relativeError(final float[] expected, final float[] actual) {
		assertEquals(expected.length, actual.length, "number of values");
		double largest = 1e-30;
		double error = 0;
		for (int i = 0; i < expected.length; i++) {
			final double difference = Math.abs((double) expected[i] - actual[i]);
			if (Double.isNaN(difference))
				return Double.POSITIVE_INFINITY;
			largest = Math.max(largest, Math.abs(expected[i]));
			error = Math.max(error, difference);
		}
		return error / largest;
	}

	public static void assertClose(final float[] expected, final float[] actual, final double tolerance) {
		final double error = relativeError(expected, actual);
		assertTrue(error <= tolerance, () -> "relative error " + error + " > " + tolerance);
	}
}
