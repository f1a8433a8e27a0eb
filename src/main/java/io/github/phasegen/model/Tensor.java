package io.github.phasegen.model;

import java.util.Arrays;

/**
 * A named float32 tensor outside the engine.
 *
 * @param shape lengths of the axes, slowest first; empty for a scalar
 * @param data values, last axis fastest; the array is not copied
 */
public record Tensor(long[] shape, float[] data) {

	public Tensor {
		if (size(shape) != data.length) throw new IllegalArgumentException(
			"Shape " + Arrays.toString(shape) + " needs " + size(shape) + " values, found " + data.length);
	}

	/**
	 * Number of elements of a shape.
	 *
	 * @throws IllegalArgumentException for negative lengths or more than 2³¹−1 elements
	 */
	public static int size(final long[] shape) {
		long size = 1;
		for (final long length : shape) {
			if (length < 0) throw new IllegalArgumentException("negative length in shape " + Arrays.toString(shape));
			if (length != 0 && size > Integer.MAX_VALUE / length) throw new IllegalArgumentException(
				"shape " + Arrays.toString(shape) + " has more than 2^31-1 elements");
			size *= length;
		}
		return (int) size;
	}
}
