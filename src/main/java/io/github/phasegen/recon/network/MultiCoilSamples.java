package io.github.phasegen.recon.network;

import ai.djl.ndarray.NDArray;
import io.github.phasegen.nn.Samples;
import io.github.phasegen.recon.SampleConsistency;

/** Samples of several coils, for use only: no gradients are recorded. */
final class MultiCoilSamples implements Samples {

	private final SampleConsistency consistency;
	private final double scale;
	private final NDArray zeroFilled;
	private final NDArray phase;

	/**
	 * @param scale divides images for the network
	 * @param zeroFilled image of the samples in this scale
	 * @param phase of low resolution
	 */
	MultiCoilSamples(final SampleConsistency consistency, final double scale, final NDArray zeroFilled, final NDArray phase) {
		this.phase = phase;
		this.consistency = consistency;
		this.scale = scale;
		this.zeroFilled = zeroFilled;
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
		return nearest(image, Math.exp(logWeight.getFloat()));
	}

	@Override
	public NDArray exact(final NDArray image) {
		return nearest(image, Double.POSITIVE_INFINITY);
	}

	private NDArray nearest(final NDArray image, final double lambda) {
		return PlanarPlanes.tensor(image.getManager(), consistency.nearest(PlanarPlanes.plane(image, scale), lambda), scale);
	}
}
