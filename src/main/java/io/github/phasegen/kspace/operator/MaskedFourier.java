package io.github.phasegen.kspace.operator;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.sampling.SamplingMask;

/**
 * What one coil measures of an image: the centred ortho transform, then 0 outside the mask. Unitary where the mask is full. Not thread-safe.
 */
public final class MaskedFourier {

	private final SamplingMask mask;
	private final PlaneFourier fourier;

	public MaskedFourier(final SamplingMask mask) {
		this.mask = mask;
		fourier = new PlaneFourier(mask.width(), mask.height());
	}

	/**
	 * The measured k-space of an image. Returns a new plane.
	 *
	 * @throws IllegalArgumentException if the image has another size than the mask
	 */
	public ComplexPlane forward(final ComplexPlane image) {
		final ComplexPlane kSpace = image.copy();
		fourier.forward(kSpace.data(), FourierNorm.ORTHO);
		mask.apply(kSpace);
		return kSpace;
	}

	/**
	 * The adjoint: the image of the samples within the mask, and 0 for the others. Returns a new plane.
	 *
	 * @throws IllegalArgumentException if k-space has another size than the mask
	 */
	public ComplexPlane adjoint(final ComplexPlane kSpace) {
		final ComplexPlane image = kSpace.copy();
		mask.apply(image);
		fourier.inverse(image.data(), FourierNorm.ORTHO);
		return image;
	}
}
