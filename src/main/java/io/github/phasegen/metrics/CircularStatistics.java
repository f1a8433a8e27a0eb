package io.github.phasegen.metrics;

import java.util.List;

/** Mean and spread of several phases of the same pixel, such as the samples drawn for one slice. */
public final class CircularStatistics {

	private CircularStatistics() {}

	/** The circular mean of every pixel in radians, in [-pi, pi]: the angle of mean exp(i phi). */
	public static float[] mean(final List<float[]> samples) {
		final double[][] sums = sums(samples);
		final float[] mean = new float[sums[0].length];
		for (int i = 0; i < mean.length; i++)
			mean[i] = (float) Math.atan2(sums[1][i], sums[0][i]);
		return mean;
	}

	/**
	 * The circular variance of every pixel: 1 - |mean exp(i phi)|, from 0 (all samples agree) to 1 (no preferred direction; with n samples of
	 * uniform phase about 1 - 0.89/sqrt(n)).
	 */
	public static float[] variance(final List<float[]> samples) {
		final double[][] sums = sums(samples);
		final float[] variance = new float[sums[0].length];
		for (int i = 0; i < variance.length; i++)
			variance[i] = (float) Math.max(0, 1 - Math.hypot(sums[0][i], sums[1][i]) / samples.size());
		return variance;
	}

	/** The mean circular variance inside a mask, 0..1; NaN for an empty mask. */
	public static double meanVariance(final List<float[]> samples, final boolean[] mask) {
		final float[] variance = variance(samples);
		double sum = 0;
		for (int i = 0; i < variance.length; i++)
			if (mask[i])
				sum += variance[i];
		return sum / Planes.count(mask);
	}

	private static double[][] sums(final List<float[]> samples) {
		if (samples.isEmpty())
			throw new IllegalArgumentException("Expected at least one sample, found none");
		final double[][] sums = new double[2][samples.get(0).length];
		for (final float[] sample : samples) {
			if (sample.length != sums[0].length)
				throw new IllegalArgumentException("Expected samples of " + sums[0].length + " pixels, found " + sample.length);
			for (int i = 0; i < sample.length; i++) {
				sums[0][i] += Math.cos(sample[i]);
				sums[1][i] += Math.sin(sample[i]);
			}
		}
		return sums;
	}
}
