package io.github.phasegen.metrics;

import java.util.Arrays;

/** Structural similarity with a uniform 7 x 7 window and sample covariance; K1 0.01, K2 0.03. */
final class Ssim {

	static final int WINDOW = 7;

	private final int width;
	private final int height;
	private final boolean[] mask;
	private final double c1;
	private final double c2;
	/** Summed-area tables of count, a, b, a^2, b^2, ab; each with an empty first row and column. */
	private final double[][] tables;

	private Ssim(final float[] a, final float[] b, final int width, final int height, final boolean[] mask, final double range) {
		this.width = width;
		this.height = height;
		this.mask = mask;
		c1 = 0.01 * range * 0.01 * range;
		c2 = 0.03 * range * 0.03 * range;
		tables = new double[6][(width + 1) * (height + 1)];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				accumulate(a, b, x, y);
	}

	/** The mean over the windows wholly in the image. */
	static double whole(final float[] a, final float[] b, final int width, final int height, final double range) {
		if (width < WINDOW || height < WINDOW)
			throw new IllegalArgumentException("SSIM: expected at least " + WINDOW + " x " + WINDOW + " pixels, found " + width + " x "
				+ height);
		final boolean[] everything = new boolean[a.length];
		Arrays.fill(everything, true);
		return new Ssim(a, b, width, height, everything, range).mean(WINDOW * WINDOW);
	}

	/**
	 * The mean over the windows around mask pixels; a window uses its mask pixels only and needs half of them. NaN if there is none.
	 */
	static double masked(final float[] a, final float[] b, final int width, final int height, final boolean[] mask, final double range) {
		return new Ssim(a, b, width, height, mask, range).mean(WINDOW * WINDOW / 2 + 1);
	}

	private void accumulate(final float[] a, final float[] b, final int x, final int y) {
		final int i = y * width + x;
		final double weight = mask[i] ? 1 : 0;
		final double va = a[i];
		final double vb = b[i];
		final double[] terms = { 1, va, vb, va * va, vb * vb, va * vb };
		final int corner = (y + 1) * (width + 1) + x + 1;
		for (int t = 0; t < terms.length; t++)
			tables[t][corner] = weight * terms[t] + tables[t][corner - 1] + tables[t][corner - width - 1] - tables[t][corner - width - 2];
	}

	private double mean(final int fewestPixels) {
		double sum = 0;
		long windows = 0;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				if (!mask[y * width + x])
					continue;
				final double[] window = window(x, y);
				if (window[0] < fewestPixels)
					continue;
				sum += similarity(window);
				windows++;
			}
		return windows == 0 ? Double.NaN : sum / windows;
	}

	private double[] window(final int x, final int y) {
		final int reach = WINDOW / 2;
		final int left = Math.max(0, x - reach);
		final int right = Math.min(width, x + reach + 1);
		final int top = Math.max(0, y - reach) * (width + 1);
		final int bottom = Math.min(height, y + reach + 1) * (width + 1);
		final double[] sums = new double[tables.length];
		for (int t = 0; t < sums.length; t++)
			sums[t] = tables[t][bottom + right] - tables[t][bottom + left] - tables[t][top + right] + tables[t][top + left];
		return sums;
	}

	private double similarity(final double[] sums) {
		final double n = sums[0];
		final double meanA = sums[1] / n;
		final double meanB = sums[2] / n;
		final double varianceA = (sums[3] - n * meanA * meanA) / (n - 1);
		final double varianceB = (sums[4] - n * meanB * meanB) / (n - 1);
		final double covariance = (sums[5] - n * meanA * meanB) / (n - 1);
		final double numerator = (2 * meanA * meanB + c1) * (2 * covariance + c2);
		return numerator / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
	}
}
