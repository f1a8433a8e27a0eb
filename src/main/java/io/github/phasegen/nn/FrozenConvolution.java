package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import io.github.phasegen.nn.ComplexConv2d.Geometry;

/**
 * A complex convolution with final weights, prepared for inference.
 * <p>
 * The weights lie channels-last in memory (shape O, I, k, k; order O, k, k, I). That makes the library compute in this layout and
 * hand out results in it, so that a whole network runs channels-last without a call that says so: activations are not
 * reordered before and after every convolution.
 */
final class FrozenConvolution {

	/**
	 * Products of input and output channels from which three convolutions (Gauss) beat one with a block weight. Below it, the
	 * fourth multiplication costs less than the extra passes over the activations.
	 */
	private static final long GAUSS_FROM = 128 * 64;

	private final Geometry geometry;
	private final boolean gauss;
	private final NDArray weight;
	private final NDArray bias;

	/**
	 * @param owner keeps the prepared weights
	 * @param weight (2, out, in, k, k)
	 * @param bias planar (2·out), or null
	 */
	FrozenConvolution(final NDManager owner, final Geometry geometry, final NDArray weight, final NDArray bias) {
		this.geometry = geometry;
		gauss = (long) geometry.inputChannels() * geometry.outputChannels() >= GAUSS_FROM;
		try (NDManager scope = owner.newSubManager()) {
			final NDArray re = Planar.held(scope, weight.get(0));
			final NDArray im = Planar.held(scope, weight.get(1));
			this.weight = Planar.held(owner, channelsLast(gauss ? gaussWeights(re, im) : ComplexConv2d.blockWeight(re, im)));
			this.bias = bias == null ? null : Planar.held(owner, (gauss ? bias.concat(bias.get(":" + geometry.outputChannels()).zerosLike(),
				0) : bias).duplicate());
		}
	}

	/** Flattening a permuted array copies it into the order of its axes. */
	static NDArray channelsLast(final NDArray weight) {
		final NDArray moved = weight.transpose(0, 2, 3, 1);
		return moved.flatten().reshape(moved.getShape()).transpose(0, 3, 1, 2);
	}

	/** For three groups of input planes: im, re, re + im. */
	private static NDArray gaussWeights(final NDArray re, final NDArray im) {
		return NDArrays.concat(new NDList(re.add(im).neg(), im.sub(re), re), 0);
	}

	NDArray apply(final NDArray x) {
		return gauss ? Planar.scoped(x, () -> gauss(x)) : convolve(x, 1);
	}

	/**
	 * With p = Wr·(re + im), q = (Wi − Wr)·re and r = (Wr + Wi)·im the product is (p − r) + i(p + q). One grouped convolution
	 * gives −r, q and p; one addition joins them.
	 */
	private NDArray gauss(final NDArray x) {
		final long c = geometry.inputChannels();
		final NDArray re = x.get(":, :" + c);
		final NDArray im = x.get(":, " + c + ":");
		final NDArray parts = convolve(NDArrays.concat(new NDList(im, re, re.add(im)), 1), 3).transpose(0, 2, 3, 1);
		final Shape s = parts.getShape();
		final long out = geometry.outputChannels();
		final NDArray own = parts.get("..., :" + 2 * out).reshape(s.get(0), s.get(1), s.get(2), 2, out);
		final NDArray shared = parts.get("..., " + 2 * out + ":").expandDims(3);
		return own.add(shared).reshape(s.get(0), s.get(1), s.get(2), 2 * out).transpose(0, 3, 1, 2);
	}

	private NDArray convolve(final NDArray x, final int groups) {
		return Conv2d.conv2d(x, weight, bias, geometry.strides(), geometry.padding(), new Shape(1, 1), groups).singletonOrThrow();
	}
}
