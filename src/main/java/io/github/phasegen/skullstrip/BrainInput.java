package io.github.phasegen.skullstrip;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * What the mask network sees of a complex image, the same in training and in use. Complex channel 0 is the image in units of its scale;
 * channel 1 has the magnitude as its real and the compressed magnitude as its imaginary plane. Nothing is centred.
 */
public final class BrainInput {

	/** Complex channels. */
	public static final int CHANNELS = 2;

	private BrainInput() {}

	/**
	 * The root mean square magnitude, weighted by energy, so that it depends neither on how much background the image shows nor on a
	 * threshold.
	 *
	 * @return a positive number; 0 only for an image without signal
	 */
	public static float scale(final ComplexPlane image) {
		double square = 0;
		double fourth = 0;
		for (int i = 0; i < image.data().length; i += 2) {
			final double energy = (double) image.data()[i] * image.data()[i] + (double) image.data()[i + 1] * image.data()[i + 1];
			square += energy;
			fourth += energy * energy;
		}
		return square == 0 ? 0 : (float) Math.sqrt(fourth / square);
	}

	/** The input of one image: planar array of 2 * {@link #CHANNELS} planes, the real ones first. */
	public static float[] planes(final ComplexPlane image) {
		final float scale = scale(image);
		final int n = image.width() * image.height();
		final float[] planes = new float[2 * CHANNELS * n];
		if (scale == 0) return planes;
		for (int i = 0; i < n; i++) {
			final float re = image.data()[2 * i] / scale;
			final float im = image.data()[2 * i + 1] / scale;
			final float magnitude = (float) Math.hypot(re, im);
			planes[i] = re;
			planes[n + i] = magnitude;
			planes[2 * n + i] = im;
			planes[3 * n + i] = compressed(magnitude);
		}
		return planes;
	}

	/**
	 * The input of a network of so many complex channels.
	 *
	 * @param channels 1 for the complex image alone, or {@link #CHANNELS}
	 */
	static float[] planes(final ComplexPlane image, final int channels) {
		final float[] all = planes(image);
		if (channels == CHANNELS) return all;
		final int n = image.width() * image.height();
		final float[] planes = new float[2 * n];
		System.arraycopy(all, 0, planes, 0, n);
		System.arraycopy(all, 2 * n, planes, n, n);
		return planes;
	}

	/** Brings out what is dark: -1 at 0, about 1 at 1. */
	private static float compressed(final float magnitude) {
		return (float) (Math.log1p(50 * magnitude) / 2 - 1);
	}
}
