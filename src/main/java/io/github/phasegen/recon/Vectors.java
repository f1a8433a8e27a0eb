package io.github.phasegen.recon;

/** Linear algebra on interleaved complex samples, summed in double precision. */
final class Vectors {

	private Vectors() {}

	/** The real part of the inner product. */
	static double dot(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += (double) a[i] * b[i];
		return sum;
	}

	static double norm(final float[] a) {
		return Math.sqrt(dot(a, a));
	}

	/** y += factor * x. */
	static void add(final double factor, final float[] x, final float[] y) {
		final float f = (float) factor;
		for (int i = 0; i < y.length; i++)
			y[i] += f * x[i];
	}

	/** y = x + factor * y. */
	static void scaleAndAdd(final float[] x, final double factor, final float[] y) {
		final float f = (float) factor;
		for (int i = 0; i < y.length; i++)
			y[i] = x[i] + f * y[i];
	}

	static void scale(final double factor, final float[] x) {
		final float f = (float) factor;
		for (int i = 0; i < x.length; i++)
			x[i] *= f;
	}
}
