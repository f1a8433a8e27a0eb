package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * Samples of one coil of even sensitivity. AᴴA is a projection P then, and the image that data consistency asks for is
 * x + λ/(1 + λ)·(Aᴴy − P·x). Differentiable.
 */
public final class SingleCoilSamples implements Samples {

	private final NDArray zeroFilled;
	private final NDArray mask;

	/**
	 * @param zeroFilled image of the samples with zeros between them, planar (N, 2, H, W)
	 * @param mask 1 where centred k-space was measured and 0 elsewhere, (N, 1, H, W)
	 */
	public SingleCoilSamples(final NDArray zeroFilled, final NDArray mask) {
		this.zeroFilled = zeroFilled;
		this.mask = PlanarFourier.uncentred(mask);
	}

	@Override
	public NDArray zeroFilled() {
		return zeroFilled;
	}

	@Override
	public NDArray consistent(final NDArray image, final NDArray logWeight) {
		return Planar.scoped(image, () -> image.add(missing(image).mul(Activation.sigmoid(logWeight))));
	}

	@Override
	public NDArray exact(final NDArray image) {
		return Planar.scoped(image, () -> image.add(missing(image)));
	}

	/** P·(Aᴴy − x), since P leaves Aᴴy as it is. */
	private NDArray missing(final NDArray image) {
		return PlanarFourier.filtered(zeroFilled.sub(image), mask);
	}
}
