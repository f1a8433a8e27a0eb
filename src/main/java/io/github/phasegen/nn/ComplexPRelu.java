package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/**
 * Parametric ReLU with one trained slope for the real and one for the imaginary parts: max(x, 0) + a·min(x, 0).
 * Tensors: {@code prelu_real.weight} (1) and {@code prelu_imag.weight} (1).
 */
public final class ComplexPRelu implements ComplexLayer {

	private static final float INITIAL_SLOPE = 0.25f;

	private final int channels;
	private final NDArray realSlope;
	private final NDArray imaginarySlope;
	private NDArray frozenSlopes;
	private boolean frozenBelowOne;

	public ComplexPRelu(final Parameters.Scope scope, final int channels) {
		this.channels = channels;
		realSlope = scope.constant("prelu_real.weight", new Shape(1), INITIAL_SLOPE);
		imaginarySlope = scope.constant("prelu_imag.weight", new Shape(1), INITIAL_SLOPE);
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		return Planar.scoped(input, () -> frozenSlopes == null ? rectified(input) : frozen(input));
	}

	private NDArray rectified(final NDArray input) {
		return Activation.relu(input).sub(Activation.relu(input.neg()).mul(slopes(input.getManager())));
	}

	/** One pass less over the memory: for slopes up to 1 the rectifier is the larger one of x and a·x. */
	private NDArray frozen(final NDArray input) {
		return frozenBelowOne ? NDArrays.maximum(input, input.mul(frozenSlopes)) : rectified(input);
	}

	/** Slope of every plane: (1, 2C, 1, 1). */
	private NDArray slopes(final NDManager manager) {
		final NDArray ones = manager.ones(new Shape(1, channels, 1, 1));
		return NDArrays.concat(new NDList(ones.mul(realSlope), ones.mul(imaginarySlope)), 1);
	}

	@Override
	public void freeze() {
		final NDManager owner = realSlope.getManager();
		try (NDManager scope = owner.newSubManager()) {
			final NDArray slopes = slopes(scope);
			frozenBelowOne = slopes.max().getFloat() <= 1;
			slopes.attach(owner);
			frozenSlopes = slopes;
		}
	}
}
