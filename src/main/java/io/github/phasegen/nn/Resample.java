package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Changes of size inside networks. */
public final class Resample {

	private Resample() {}

	/** Repeats every pixel twice along height and width. */
	public static NDArray nearestDouble(final NDArray x) {
		final Shape s = x.getShape();
		final long n = s.get(0);
		final long c = s.get(1);
		final long h = s.get(2);
		final long w = s.get(3);
		return x.reshape(n, c, h, 1, w, 1).broadcast(new Shape(n, c, h, 2, w, 2)).reshape(n, c, 2 * h, 2 * w);
	}

	/** Nearest neighbour to any size: output pixel i shows input pixel ⌊i·n/m⌋. */
	public static NDArray nearest(final NDArray x, final long height, final long width) {
		final Shape s = x.getShape();
		return axis(axis(x, 2, s.get(2), height), 3, s.get(3), width);
	}

	private static NDArray axis(final NDArray x, final int axis, final long from, final long to) {
		if (from == to) return x;
		final int[] index = new int[Math.toIntExact(to)];
		for (int i = 0; i < index.length; i++)
			index[i] = (int) (i * from / to);
		return axis == 2 ? x.get(":, :, {}", x.getManager().create(index)) : x.get(":, :, :, {}", x.getManager().create(index));
	}
}
