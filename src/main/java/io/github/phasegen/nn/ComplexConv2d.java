package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/**
 * Complex convolution as one real convolution with the block weight [[Wr, −Wi], [Wi, Wr]]; once frozen, by Gauss's three
 * products where channels are many (see {@link FrozenConvolution}). Tensors: {@code weight} (2, out, in, k, k) and {@code bias} (2, out).
 */
public final class ComplexConv2d implements ComplexLayer {

	/** Geometry of a convolution; zeros around the image keep its size for odd kernels and stride 1. */
	public record Geometry(int inputChannels, int outputChannels, int kernel, int stride, boolean bias) {

		public static Geometry same(final int in, final int out, final int kernel, final boolean bias) {
			return new Geometry(in, out, kernel, 1, bias);
		}

		Shape strides() {
			return new Shape(stride, stride);
		}

		Shape padding() {
			return new Shape(kernel / 2, kernel / 2);
		}
	}

	private final Geometry geometry;
	private final NDArray weight;
	private final NDArray bias;
	private FrozenConvolution frozen;

	/**
	 * @param gain 1 for the variance-preserving initial values of Trabelsi et al. (arXiv 1705.09792): each plane has variance
	 *          1/(2·fan-in), so that the complex variance of the output equals the input's; 0 for an initially silent layer
	 */
	public ComplexConv2d(final Parameters.Scope scope, final Geometry geometry, final double gain) {
		this.geometry = geometry;
		final int k = geometry.kernel();
		final double fanIn = (double) geometry.inputChannels() * k * k;
		this.weight = scope.normal("weight", new Shape(2, geometry.outputChannels(), geometry.inputChannels(), k, k),
			gain * Math.sqrt(0.5 / fanIn));
		this.bias = geometry.bias() ? scope.constant("bias", new Shape(2, geometry.outputChannels()), 0) : null;
	}

	Geometry geometry() {
		return geometry;
	}

	/** (2, out, in, k, k). */
	NDArray weight() {
		return weight;
	}

	/** (2, out), or null. */
	NDArray bias() {
		return bias;
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		if (frozen != null) return frozen.apply(input);
		try (NDManager scope = input.getManager().newSubManager()) {
			final NDArray block = FrozenConvolution.channelsLast(blockWeight(Planar.held(scope, weight.get(0)), Planar.held(scope, weight.get(1))));
			final NDArray result = Conv2d.conv2d(input, block, planarBias(scope), geometry.strides(), geometry.padding())
				.singletonOrThrow();
			result.attach(input.getManager());
			return result;
		}
	}

	/** [[re, −im], [im, re]]: planar input planes to planar output planes. */
	static NDArray blockWeight(final NDArray re, final NDArray im) {
		final NDArray top = NDArrays.concat(new NDList(re, im.neg()), 1);
		final NDArray bottom = NDArrays.concat(new NDList(im, re), 1);
		return NDArrays.concat(new NDList(top, bottom), 0);
	}

	private NDArray planarBias(final NDManager scope) {
		return bias == null ? null : Planar.held(scope, bias.reshape(2L * geometry.outputChannels()));
	}

	@Override
	public void freeze() {
		fold(null, null);
	}

	/**
	 * Freezes the convolution together with a real affine map per output channel that follows it: y = scale·conv(x) + shift.
	 *
	 * @param scale (out), or null for 1
	 * @param shift planar (2·out), or null for 0
	 */
	public void fold(final NDArray scale, final NDArray shift) {
		final NDManager owner = weight.getManager();
		try (NDManager scope = owner.newSubManager()) {
			final long out = geometry.outputChannels();
			NDArray folded = Planar.held(scope, weight.duplicate());
			NDArray foldedBias = bias == null ? null : Planar.held(scope, bias.duplicate()).reshape(2 * out);
			if (scale != null) {
				folded = folded.mul(Planar.held(scope, scale.reshape(1, out, 1, 1, 1)));
				if (foldedBias != null) foldedBias = foldedBias.reshape(2, out).mul(Planar.held(scope, scale.reshape(1, out))).reshape(2 * out);
			}
			if (shift != null) foldedBias = foldedBias == null ? shift : foldedBias.add(shift);
			frozen = new FrozenConvolution(owner, geometry, folded, foldedBias);
		}
	}
}
