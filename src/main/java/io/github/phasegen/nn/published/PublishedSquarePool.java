package io.github.phasegen.nn.published;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.ComplexLayer;
import io.github.phasegen.nn.Pass;
import io.github.phasegen.nn.Planar;

/**
 * Spectral pooling exactly as published: both axes are cropped to half the <em>width</em>, from sample ⌊(n − m)/2⌋ of the centred
 * spectrum, which misses the centre by one when n is even and m odd. Only for comparison with the published code on images
 * that are not square; {@link io.github.phasegen.nn.SpectralPool} is the same where the sizes are square and even after pooling, and faster.
 */
public final class PublishedSquarePool implements ComplexLayer {

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		final Shape shape = input.getShape();
		final int to = Math.toIntExact(shape.get(3) / 2);
		if (to < 1 || shape.get(2) < to) throw new IllegalArgumentException("Cannot crop " + shape.get(2) + " x " + shape.get(3) +
			" pixels to " + to + " x " + to);
		return Planar.scoped(input, () -> {
			final NDArray pooled = cropLastAxis(input, to);
			return cropLastAxis(pooled.swapAxes(2, 3), to).swapAxes(2, 3);
		});
	}

	private static NDArray cropLastAxis(final NDArray x, final int to) {
		final int from = Math.toIntExact(x.getShape().get(3));
		final NDManager scope = x.getManager();
		final float[][] matrix = matrix(from, to);
		final Shape shape = new Shape(from, to);
		return x.matMul(kept(scope, matrix[0], shape)).add(Planar.timesI(x.matMul(kept(scope, matrix[1], shape))));
	}

	/** A copy in the memory of the engine: a recorded graph needs it beyond the scope, where the collector frees that of Java. */
	private static NDArray kept(final NDManager scope, final float[] values, final Shape shape) {
		return scope.create(values, shape).duplicate();
	}

	/** Real and imaginary part of the (from, to) matrix: forward transform, crop, inverse transform. */
	private static float[][] matrix(final int from, final int to) {
		final int shift = (from - to) / 2 - (from / 2 - to / 2);
		final float[][] matrix = new float[2][from * to];
		for (int i = 0; i < from; i++)
			for (int j = 0; j < to; j++) {
				double re = 0;
				double im = 0;
				for (int k = -(to / 2); k < to - to / 2; k++) {
					final double turn = 2 * Math.PI * ((double) k * (j - to / 2) / to - (double) (k + shift) * (i - from / 2) / from);
					re += Math.cos(turn);
					im += Math.sin(turn);
				}
				matrix[0][i * to + j] = (float) (re / to);
				matrix[1][i * to + j] = (float) (im / to);
			}
		return matrix;
	}
}
