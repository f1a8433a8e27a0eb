package io.github.phasegen.diffusion;

import java.util.Arrays;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * What the networks see of a magnitude, the same in training and in use: it is divided by one robust scale, never centred
 * (removing the complex mean would bend the phase).
 */
public final class Conditioning {

	private Conditioning() {}

	/**
	 * Root mean square of the head: the pixels above a tenth of the 99th percentile.
	 *
	 * @return a positive number; 0 only for an image without signal
	 */
	public static float scale(final float[] magnitude) {
		final float[] sorted = magnitude.clone();
		Arrays.sort(sorted);
		float reference = sorted[(int) Math.min(sorted.length - 1L, Math.round(0.99 * (sorted.length - 1)))];
		if (reference <= 0) reference = sorted[sorted.length - 1];
		double sum = 0;
		long count = 0;
		for (final float value : magnitude)
			if (value > 0.1f * reference) {
				sum += (double) value * value;
				count++;
			}
		return count == 0 ? 0 : (float) Math.sqrt(sum / count);
	}

	/** Magnitude in units of its scale. */
	public static float[] normalised(final float[] magnitude, final float scale) {
		final float[] result = new float[magnitude.length];
		for (int i = 0; i < result.length; i++)
			result[i] = magnitude[i] / scale;
		return result;
	}

	/** A normalised magnitude compressed so that the noise of the background shows: −1 at 0, about 1 at 1. */
	public static float compress(final float normalised) {
		return (float) (Math.log1p(50 * normalised) / 2 - 1);
	}

	/**
	 * Writes the condition of one image as planes: real planes into the first half of {@code planar}, imaginary planes into the
	 * second. Complex channel 0 is (normalised magnitude, compressed magnitude); channel 1, when there is one, the coarser
	 * level's complex image in units of the scale.
	 *
	 * @param normalised magnitude in units of its scale, row-major
	 * @param coarse the coarser level enlarged to this size and in units of the scale, or null
	 * @return planar array of 2·channels planes
	 */
	public static float[] planes(final float[] normalised, final ComplexPlane coarse) {
		final int n = normalised.length;
		final int channels = channels(coarse != null);
		final float[] planar = new float[2 * channels * n];
		for (int i = 0; i < n; i++) {
			planar[i] = normalised[i];
			planar[channels * n + i] = compress(normalised[i]);
		}
		if (coarse == null) return planar;
		for (int i = 0; i < n; i++) {
			planar[n + i] = coarse.data()[2 * i];
			planar[(channels + 1) * n + i] = coarse.data()[2 * i + 1];
		}
		return planar;
	}

	/** Complex channels of the condition. */
	public static int channels(final boolean refines) {
		return refines ? 2 : 1;
	}
}
