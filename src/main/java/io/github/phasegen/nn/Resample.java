package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Changes of size inside networks. */
final class Resample {

	private Resample() {}

	/** Repeats every pixel twice along height and width. */
	static NDArray nearestDouble(final NDArray x) {
		final Shape s = x.getShape();
		final long n = s.get(0);
		final long c = s.get(1);
		final long h = s.get(2);
		final long w = s.get(3);
		return x.reshape(n, c, h, 1, w, 1).broadcast(new Shape(n, c, h, 2, w, 2)).reshape(n, c, 2 * h, 2 * w);
	}
}
