package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.ComplexConv2d.Geometry;

/**
 * The way up a level: a 1×1 convolution and nearest-neighbour doubling, then a 1×1 convolution of the result and a skip connection,
 * concatenated. Once frozen, both convolutions of what comes from below are one, on a quarter of the pixels, and nothing is concatenated.
 */
final class DoublingMerge {

	private final ComplexConv2d up;
	private final ComplexConv2d merge;
	private FrozenConvolution ofDeeper;
	private FrozenConvolution ofSkip;

	/** @param merge takes the doubled channels first */
	DoublingMerge(final ComplexConv2d up, final ComplexConv2d merge) {
		this.up = up;
		this.merge = merge;
	}

	NDArray forward(final NDArray deeper, final NDArray skip, final Pass pass) {
		if (ofDeeper != null) return ofSkip.apply(skip).addi(Resample.nearestDouble(ofDeeper.apply(deeper)));
		return merge.forward(Planar.concat(Resample.nearestDouble(up.forward(deeper, pass)), skip), pass);
	}

	void freeze() {
		final NDManager owner = merge.weight().getManager();
		final int deeper = up.geometry().inputChannels();
		final int width = up.geometry().outputChannels();
		final int out = merge.geometry().outputChannels();
		try (NDManager scope = owner.newSubManager()) {
			final NDArray weight = Planar.held(scope, merge.weight().duplicate());
			final NDArray ofDoubled = weight.get(":, :, :" + width).reshape(2, out, width);
			final NDArray joined = product(ofDoubled, Planar.held(scope, up.weight().reshape(2, width, deeper)));
			final NDArray shift = product(ofDoubled, Planar.held(scope, up.bias().reshape(2, width, 1))).add(Planar.held(scope, merge.bias()
				.reshape(2, out, 1)));
			ofDeeper = new FrozenConvolution(owner, Geometry.same(deeper, out, 1, false), joined.reshape(2, out, deeper, 1, 1), null);
			ofSkip = new FrozenConvolution(owner, Geometry.same(merge.geometry().inputChannels() - width, out, 1, true), weight.get(":, :, " +
				width + ":"), shift.reshape(2L * out));
		}
	}

	/** Of complex matrices (2, rows, columns). */
	private static NDArray product(final NDArray a, final NDArray b) {
		final NDArray re = a.get(0).matMul(b.get(0)).sub(a.get(1).matMul(b.get(1)));
		final NDArray im = a.get(0).matMul(b.get(1)).add(a.get(1).matMul(b.get(0)));
		return NDArrays.stack(new NDList(re, im));
	}
}
