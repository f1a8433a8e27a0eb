package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * Samples of one coil of even sensitivity. AᴴA is a projection P then, and the image that data consistency asks for is
 * x − λ/(1 + λ)·P·(x − Aᴴy). Differentiable.
 */
public final class SingleCoilSamples implements Samples {

	private final NDArray zeroFilled;
	private final NDArray mask;
	private final NDArray phase;

	/**
	 * @param zeroFilled image of the samples with zeros between them, planar (N, 2, H, W)
	 * @param mask 1 where centred k-space was measured and 0 elsewhere, (N, 1, H, W)
	 * @param phase see {@link Samples#phase()}
	 */
	public SingleCoilSamples(final NDArray zeroFilled, final NDArray mask, final NDArray phase) {
		this.zeroFilled = zeroFilled;
		this.phase = phase;
		this.mask = PlanarFourier.uncentred(mask);
	}

	@Override
	public NDArray zeroFilled() {
		return zeroFilled;
	}

	@Override
	public NDArray phase() {
		return phase;
	}

	@Override
	public NDArray consistent(final NDArray image, final NDArray logWeight) {
		return Planar.scoped(image, () -> image.sub(surplus(image).mul(share(image, logWeight))));
	}

	@Override
	public NDArray exact(final NDArray image) {
		return Planar.scoped(image, () -> image.sub(surplus(image)));
	}

	/** λ/(1 + λ); not kept by the owner of the weight. */
	private static NDArray share(final NDArray image, final NDArray logWeight) {
		return Planar.held(image.getManager(), Activation.sigmoid(logWeight));
	}

	/** P·(x − Aᴴy), since P leaves Aᴴy as it is. */
	private NDArray surplus(final NDArray image) {
		return PlanarFourier.filtered(image.sub(zeroFilled), mask);
	}
}
