package io.github.phasegen.recon.network;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** What networks see of one coil, the same in training and in use. */
public final class NetworkInput {

	/** Complex channels: the scaled zero-filled image, the mask of centred k-space as a real number, the phase of low resolution. */
	public static final int CHANNELS = 3;

	private NetworkInput() {}

	/**
	 * @param zeroFilled image of the measured samples
	 * @param scale divides it, see {@link NetworkScale}
	 * @return planar (2 * {@link #CHANNELS}, height, width)
	 */
	public static float[] planes(final ComplexPlane zeroFilled, final SamplingMask mask, final double scale) {
		final int pixels = zeroFilled.width() * zeroFilled.height();
		final float[] planes = new float[2 * CHANNELS * pixels];
		copyScaled(zeroFilled, scale, planes, 0, CHANNELS * pixels);
		System.arraycopy(mask.toFloats(), 0, planes, pixels, pixels);
		copyScaled(LowResolutionPhase.of(zeroFilled, mask), 1, planes, 2 * pixels, (CHANNELS + 2) * pixels);
		return planes;
	}

	/** Real parts from one index on, imaginary parts from another one. */
	public static void copyScaled(final ComplexPlane image, final double scale, final float[] planes, final int real, final int imaginary) {
		final float[] data = image.data();
		for (int i = 0; i < data.length / 2; i++) {
			planes[real + i] = (float) (data[2 * i] / scale);
			planes[imaginary + i] = (float) (data[2 * i + 1] / scale);
		}
	}
}
