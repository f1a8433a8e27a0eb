package io.github.phasegen.nn;

import java.util.Random;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Seeded tensors and the complex arithmetic that layers are compared with. */
public final class Tensors {

	private Tensors() {}

	public static float[] gaussian(final int count, final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = (float) random.nextGaussian();
		return values;
	}

	/** Independent standard normal values. */
	public static NDArray gaussian(final NDManager manager, final long seed, final long... shape) {
		final Shape s = new Shape(shape);
		return manager.create(gaussian((int) s.size(), seed), s);
	}

	/** Gives every tensor of a network random values, also those that start at zero. */
	public static void randomise(final Parameters parameters, final long seed, final double deviation) {
		final Random random = new Random(seed);
		parameters.all().forEach((name, tensor) -> {
			final float[] values = tensor.toFloatArray();
			for (int i = 0; i < values.length; i++)
				values[i] += (float) (deviation * random.nextGaussian());
			parameters.set(name, values);
		});
	}

	/** (re + i·im)·x. */
	public static NDArray times(final NDArray x, final double re, final double im) {
		return x.mul(re).add(Planar.timesI(x).mul(im));
	}
}
