package io.github.phasegen.kspace.operator;

/** Products of interleaved complex samples from one index of the arrays to another. */
final class Products {

	private Products() {}

	static void multiply(final float[] a, final float[] b, final float[] product, final int from, final int end) {
		for (int i = from; i < end; i += 2) {
			final float re = a[i] * b[i] - a[i + 1] * b[i + 1];
			product[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
			product[i] = re;
		}
	}

	/** Adds conj(a) * b. */
	static void addConjugate(final float[] a, final float[] b, final float[] sum, final int from, final int end) {
		for (int i = from; i < end; i += 2) {
			sum[i] += a[i] * b[i] + a[i + 1] * b[i + 1];
			sum[i + 1] += a[i] * b[i + 1] - a[i + 1] * b[i];
		}
	}
}
