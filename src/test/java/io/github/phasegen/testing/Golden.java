package io.github.phasegen.testing;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Golden complex arrays (N, C, H, W, 2) as planar tensors (N, 2C, H, W) and back. */
public final class Golden {

	private Golden() {}

	public static NDArray planar(final NDManager manager, final Npz.Array array) {
		final int[] s = array.shape();
		try (NDArray interleaved = manager.create(array.floats(), new Shape(Arrays.stream(s).asLongStream().toArray()))) {
			return interleaved.transpose(0, 4, 1, 2, 3).reshape(s[0], 2L * s[1], s[2], s[3]).duplicate();
		}
	}

	/** A real array (N, C, H, W) as a planar tensor with imaginary part 0. */
	public static NDArray realPlanar(final NDManager manager, final Npz.Array array) {
		final NDArray real = real(manager, array);
		return real.concat(real.zerosLike(), 1);
	}

	public static NDArray real(final NDManager manager, final Npz.Array array) {
		return manager.create(array.floats(), new Shape(Arrays.stream(array.shape()).asLongStream().toArray()));
	}

	/** (N, 2C, H, W) → values of (N, C, H, W, 2). */
	public static float[] interleaved(final NDArray planar) {
		final Shape s = planar.getShape();
		return planar.reshape(s.get(0), 2, s.get(1) / 2, s.get(2), s.get(3)).transpose(0, 2, 3, 4, 1).toFloatArray();
	}
}
