package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;

/** Sinusoidal positions of the time step followed by a small perceptron: (N) → (N, width). */
public final class TimeEmbedding {

	private final int width;
	private final NDArray weight1;
	private final NDArray bias1;
	private final NDArray weight2;
	private final NDArray bias2;

	public TimeEmbedding(final Parameters.Scope scope, final int width) {
		this.width = width;
		final double deviation = Math.sqrt(1.0 / width);
		weight1 = scope.normal("0.weight", new Shape(width, width), deviation);
		bias1 = scope.constant("0.bias", new Shape(width), 0);
		weight2 = scope.normal("1.weight", new Shape(width, width), deviation);
		bias2 = scope.constant("1.bias", new Shape(width), 0);
	}

	public NDArray forward(final NDArray time) {
		final NDArray hidden = Linear.linear(positions(time, width), weight1, bias1).singletonOrThrow();
		return Linear.linear(hidden.mul(Activation.sigmoid(hidden)), weight2, bias2).singletonOrThrow();
	}

	/** sin | cos of time·10000^(−2i/width), i = 0 … width/2 − 1 (Vaswani et al., arXiv 1706.03762): (N) → (N, width). */
	public static NDArray positions(final NDArray time, final int width) {
		final float[] frequencies = new float[width / 2];
		for (int i = 0; i < frequencies.length; i++)
			frequencies[i] = (float) Math.pow(10000, -2.0 * i / width);
		final NDArray angles = time.reshape(-1, 1).mul(time.getManager().create(frequencies).reshape(1, -1));
		return NDArrays.concat(new NDList(angles.sin(), angles.cos()), 1);
	}
}
