package io.github.phasegen.metrics;

import java.util.Arrays;

/** Gaussian smoothing of planes; outside the plane nothing counts (normalised convolution). */
final class Smoothing {

	private Smoothing() {}

	/** The Gaussian average over the pixels of the mask (null for all) around every pixel; 0 where there are none. */
	static double[] inMask(final double[] values, final boolean[] mask, final int width, final int height, final double sigma) {
		final double[] weights = new double[values.length];
		final double[] weighted = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			weights[i] = mask == null || mask[i] ? 1 : 0;
			weighted[i] = weights[i] * values[i];
		}
		return ratio(weighted, weights, width, height, sigma);
	}

	/** The ratio of both planes after smoothing: the average of values that were summed with the given weights. */
	static double[] ratio(final double[] weighted, final double[] weights, final int width, final int height, final double sigma) {
		final double[] kernel = kernel(sigma);
		final double[] numerator = convolve(weighted, width, height, kernel);
		final double[] denominator = convolve(weights, width, height, kernel);
		for (int i = 0; i < numerator.length; i++)
			numerator[i] = denominator[i] > 1e-9 ? numerator[i] / denominator[i] : 0;
		return numerator;
	}

	private static double[] kernel(final double sigma) {
		final int reach = Math.max(1, (int) Math.ceil(3 * sigma));
		final double[] kernel = new double[2 * reach + 1];
		for (int i = 0; i < kernel.length; i++)
			kernel[i] = Math.exp(-0.5 * (i - reach) * (i - reach) / (sigma * sigma));
		final double sum = Arrays.stream(kernel).sum();
		for (int i = 0; i < kernel.length; i++)
			kernel[i] /= sum;
		return kernel;
	}

	private static double[] convolve(final double[] values, final int width, final int height, final double[] kernel) {
		final double[] rows = convolveLines(values, width, height, 1, width, kernel);
		return convolveLines(rows, height, width, width, 1, kernel);
	}

	private static double[] convolveLines(final double[] values, final int length, final int lines, final int step, final int lineStep,
		final double[] kernel)
	{
		final double[] result = new double[values.length];
		final int reach = kernel.length / 2;
		for (int line = 0; line < lines; line++)
			for (int i = 0; i < length; i++) {
				double sum = 0;
				for (int j = Math.max(0, i - reach); j <= Math.min(length - 1, i + reach); j++)
					sum += kernel[j - i + reach] * values[line * lineStep + j * step];
				result[line * lineStep + i * step] = sum;
			}
		return result;
	}
}
