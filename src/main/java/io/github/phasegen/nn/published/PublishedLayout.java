package io.github.phasegen.nn.published;

import java.util.Arrays;

import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.Parameters;

/**
 * Between the tensors of published checkpoints and ours. Names agree; a published complex tensor of shape (d…) holds real and
 * imaginary parts side by side, ours of shape (2, d…) holds the real parts first. The published running variance is a complex
 * tensor with imaginary part 0, ours is real.
 */
public final class PublishedLayout {

	private static final String VARIANCE = ".running_var";

	private PublishedLayout() {}

	/** Our name of a published tensor: the last convolution of the reconstruction network lies one level deeper than of the others. */
	public static String ourName(final String published) {
		return published.replaceFirst("^final_layer\\.0\\.", "final_layer.");
	}

	/**
	 * Copies a published real tensor into a network.
	 *
	 * @throws IllegalArgumentException when the network has no such real tensor of this shape
	 */
	public static void assignReal(final Parameters target, final String name, final long[] shape, final float[] values) {
		requireShape(name, shapeIn(target, name), shape);
		target.set(name, values);
	}

	/**
	 * Copies a published complex tensor into a network.
	 *
	 * @param shape shape without an axis for real and imaginary part
	 * @param interleaved re, im, re, im, …
	 * @throws IllegalArgumentException when the network has no such complex tensor of this shape, or for a variance that is not real
	 */
	public static void assignComplex(final Parameters target, final String name, final long[] shape, final float[] interleaved) {
		final float[] planar = toPlanar(interleaved);
		final long[] own = shapeIn(target, name);
		if (name.endsWith(VARIANCE)) {
			requireShape(name, own, shape);
			target.set(name, realPart(name, planar));
			return;
		}
		if (own.length == 0 || own[0] != 2) throw new IllegalArgumentException("Tensor " + name + ": expected real values, found complex ones");
		requireShape(name, Arrays.copyOfRange(own, 1, own.length), shape);
		target.set(name, planar);
	}

	/** re, im, re, im, … → all real parts, then all imaginary parts. */
	public static float[] toPlanar(final float[] interleaved) {
		final int n = interleaved.length / 2;
		final float[] planar = new float[2 * n];
		for (int i = 0; i < n; i++) {
			planar[i] = interleaved[2 * i];
			planar[n + i] = interleaved[2 * i + 1];
		}
		return planar;
	}

	/** The inverse of {@link #toPlanar(float[])}. */
	public static float[] toInterleaved(final float[] planar) {
		final int n = planar.length / 2;
		final float[] interleaved = new float[2 * n];
		for (int i = 0; i < n; i++) {
			interleaved[2 * i] = planar[i];
			interleaved[2 * i + 1] = planar[n + i];
		}
		return interleaved;
	}

	private static float[] realPart(final String name, final float[] planar) {
		final int n = planar.length / 2;
		for (int i = n; i < 2 * n; i++)
			if (planar[i] != 0) throw new IllegalArgumentException("Tensor " + name + ": expected imaginary part 0, found " + planar[i]);
		return Arrays.copyOf(planar, n);
	}

	private static long[] shapeIn(final Parameters target, final String name) {
		if (!target.all().containsKey(name)) throw new IllegalArgumentException("The network has no tensor named " + name);
		return target.all().get(name).getShape().getShape();
	}

	private static void requireShape(final String name, final long[] expected, final long[] found) {
		if (!Arrays.equals(expected, found)) throw new IllegalArgumentException("Tensor " + name + ": expected shape " +
			new Shape(expected) + ", found " + new Shape(found));
	}
}
