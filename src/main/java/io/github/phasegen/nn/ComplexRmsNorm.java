package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Divides every pixel by the root mean square of its channels' real and imaginary planes, then scales each channel by a real weight.
 * <p>
 * Works at batch size 1, does not depend on the image's size or on how much background it shows (unlike batch and group
 * normalisation), and commutes with a global phase. Tensor: {@code gain} (C). After Zhang and Sennrich, Root Mean Square Layer
 * Normalization, arXiv 1910.07467, on complex channels.
 */
public final class ComplexRmsNorm implements ComplexLayer {

	private static final float EPSILON = 1e-4f;

	private final NDArray gain;
	private final int channels;

	public ComplexRmsNorm(final Parameters.Scope scope, final int channels) {
		this.channels = channels;
		this.gain = scope.constant("gain", new Shape(channels), 1);
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		return Planar.scoped(input, () -> {
			final NDArray rms = input.square().mean(new int[] { 1 }, true).add(EPSILON).sqrt();
			return input.div(rms).mul(planarGain(input));
		});
	}

	private NDArray planarGain(final NDArray input) {
		final NDArray both = input.getManager().zeros(new Shape(2, channels)).add(gain);
		return both.reshape(1, 2L * channels, 1, 1);
	}
}
