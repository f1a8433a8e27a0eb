package io.github.phasegen.export;

/**
 * The distribution of magnitudes that come one by one: bins of equal ratio (1/1024 or finer), so that the range need not be known and a stack
 * need not fit into memory.
 */
final class MagnitudeHistogram {

	/** The upper bits of a positive float are its exponent and the leading bits of its mantissa. */
	private static final int DROPPED_BITS = 13;
	private static final double HEAD = 0.1;
	private static final double ROBUST_MAXIMUM = 0.99;

	private final long[] counts = new long[(Float.floatToIntBits(Float.POSITIVE_INFINITY) >> DROPPED_BITS) + 1];
	private final double[] sums = new double[counts.length];
	private long count;

	/** @param magnitude finite, not negative */
	void add(final float magnitude) {
		final int bin = Float.floatToIntBits(Math.abs(magnitude)) >> DROPPED_BITS;
		counts[bin]++;
		sums[bin] += magnitude;
		count++;
	}

	/** The mean of all magnitudes above one tenth of their 99th percentile, taken as the head; 0 if there is no signal. */
	double headMean() {
		final int percentile = bin(ROBUST_MAXIMUM);
		final float threshold = (float) (HEAD * Float.intBitsToFloat(percentile << DROPPED_BITS));
		double sum = 0;
		long pixels = 0;
		for (int bin = (Float.floatToIntBits(threshold) >> DROPPED_BITS) + 1; bin < counts.length; bin++) {
			sum += sums[bin];
			pixels += counts[bin];
		}
		return pixels == 0 ? 0 : sum / pixels;
	}

	/** The bin that holds the value which this part of all magnitudes does not exceed. */
	private int bin(final double part) {
		long below = 0;
		for (int bin = 0; bin < counts.length; bin++) {
			below += counts[bin];
			if (below >= part * count)
				return bin;
		}
		return counts.length - 1;
	}
}
