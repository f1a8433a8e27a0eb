package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Changes of size inside networks. */
public final class Resample {

	private static final int NEAREST = 0;

	private Resample() {}

	/** Repeats every pixel twice along height and width; keeps a channels-last memory layout. */
	public static NDArray nearestDouble(final NDArray x) {
		final Shape s = x.getShape();
		return x.getNDArrayInternal().interpolation(new long[] { 2 * s.get(2), 2 * s.get(3) }, NEAREST, false);
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
		// a copy in the memory of the engine: a recorded graph needs it longer than the collector keeps that of Java
		final NDArray pixels = x.getManager().create(index).duplicate();
		return x.get(axis == 2 ? ":, :, {}" : ":, :, :, {}", pixels);
	}
}
