package io.github.phasegen.train;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.recon.network.NetworkInput;
import io.github.phasegen.recon.network.NetworkScale;

/**
 * One undersampled image and what it should become, both in the scale of the undersampled one.
 *
 * @param input planar, see {@link NetworkInput}
 * @param target planar (2, height, width)
 */
record ReconExample(int width, int height, float[] input, float[] target) {

	/** @param kSpace of the whole image, centred, unitary transform */
	static ReconExample of(final ComplexPlane image, final ComplexPlane kSpace, final SamplingMask mask) {
		final ComplexPlane zeroFilled = kSpace.copy();
		mask.apply(zeroFilled);
		new PlaneFourier(image.width(), image.height()).inverse(zeroFilled.data(), FourierNorm.ORTHO);
		final double scale = NetworkScale.of(zeroFilled);
		final int pixels = image.width() * image.height();
		final float[] target = new float[2 * pixels];
		NetworkInput.copyScaled(image, scale, target, 0, pixels);
		return new ReconExample(image.width(), image.height(), NetworkInput.planes(zeroFilled, mask, scale), target);
	}
}
