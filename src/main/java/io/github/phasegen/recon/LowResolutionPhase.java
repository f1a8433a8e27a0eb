package io.github.phasegen.recon;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.sampling.CalibrationRegion;

/** The phase of an image from the middle of its k-space, as phasors of modulus 1 (0 where there is no signal at all). */
final class LowResolutionPhase {

	private final float[] phasors;

	/** The region fades out as half a cosine along the axes where it ends before k-space does, against ringing of the phase. */
	LowResolutionPhase(final ComplexPlane kSpace, final CalibrationRegion region) {
		final int width = kSpace.width();
		final int height = kSpace.height();
		final double[] alongX = window(width, region.width());
		final double[] alongY = window(height, region.height());
		phasors = new float[2 * width * height];
		for (int i = 0; i < phasors.length; i++)
			phasors[i] = (float) (kSpace.data()[i] * alongX[i / 2 % width] * alongY[i / 2 / width]);
		new PlaneFourier(width, height).inverse(phasors, FourierNorm.ORTHO);
		for (int i = 0; i < phasors.length; i += 2) {
			final double modulus = Math.hypot(phasors[i], phasors[i + 1]);
			phasors[i] = modulus > 0 ? (float) (phasors[i] / modulus) : 0;
			phasors[i + 1] = modulus > 0 ? (float) (phasors[i + 1] / modulus) : 0;
		}
	}

	/** Replaces every pixel by the part of it that has this phase or the opposite one. */
	void project(final ComplexPlane image) {
		final float[] data = image.data();
		for (int i = 0; i < data.length; i += 2) {
			final float part = data[i] * phasors[i] + data[i + 1] * phasors[i + 1];
			data[i] = part * phasors[i];
			data[i + 1] = part * phasors[i + 1];
		}
	}

	private static double[] window(final int size, final int region) {
		final double[] window = new double[size];
		final int first = size / 2 - region / 2;
		for (int i = first; i < first + region; i++)
			window[i] = region == size ? 1 : 0.5 + 0.5 * Math.cos(2 * Math.PI * (i - size / 2) / (region + 1));
		return window;
	}
}
