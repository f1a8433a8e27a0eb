package io.github.phasegen.kspace;

import java.util.Random;

/** Seeded random planes and complex arithmetic on interleaved arrays. */
public final class TestPlanes {

	private TestPlanes() {}

	public static ComplexPlane random(final int width, final int height, final long seed) {
		return new ComplexPlane(width, height, gaussian(2 * width * height, seed));
	}

	public static float[] gaussian(final int count, final long seed) {
		final Random random = new Random(seed);
		final float[] data = new float[count];
		for (int i = 0; i < count; i++)
			data[i] = (float) random.nextGaussian();
		return data;
	}

	/** The inner product sum a * conj(b), as {re, im}. */
	public static double[] inner(final float[] a, final float[] b) {
		double re = 0;
		double im = 0;
		for (int i = 0; i < a.length; i += 2) {
			re += (double) a[i] * b[i] + (double) a[i + 1] * b[i + 1];
			im += (double) a[i + 1] * b[i] - (double) a[i] * b[i + 1];
		}
		return new double[] { re, im };
	}

	public static double energy(final float[] a) {
		return inner(a, a)[0];
	}
}
