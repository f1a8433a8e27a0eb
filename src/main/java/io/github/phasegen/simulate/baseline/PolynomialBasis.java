package io.github.phasegen.simulate.baseline;

/**
 * Products of Legendre polynomials P_a(u) P_b(v) of total orders 1 to {@code order} on the pixels of an image; u and v are 0 at the centre
 * pixel and reach -1 and 1 at the ends of the larger side. Legendre, because random coefficients of powers would cancel each other.
 */
final class PolynomialBasis {

	private final int order;
	private final double[][] alongX;
	private final double[][] alongY;

	PolynomialBasis(final int order, final int width, final int height) {
		this.order = order;
		alongX = legendre(width, Math.max(width, height), order);
		alongY = legendre(height, Math.max(width, height), order);
	}

	/** 2 terms of order 1, 3 of order 2, and so on. */
	static int terms(final int order) {
		return order * (order + 3) / 2;
	}

	/** The total order of a term; terms are sorted by order. */
	static int orderOf(final int term) {
		int order = 1;
		while (terms(order) <= term)
			order++;
		return order;
	}

	int terms() {
		return terms(order);
	}

	/** Writes the value of every term at a pixel. */
	void values(final int x, final int y, final double[] values) {
		int term = 0;
		for (int total = 1; total <= order; total++)
			for (int b = 0; b <= total; b++)
				values[term++] = alongX[total - b][x] * alongY[b][y];
	}

	/** Row k holds P_k at every pixel of an axis. */
	private static double[][] legendre(final int length, final int side, final int order) {
		final double[][] values = new double[order + 1][length];
		for (int i = 0; i < length; i++) {
			final double u = 2.0 * (i - length / 2) / side;
			values[0][i] = 1;
			values[1][i] = u;
			for (int k = 2; k <= order; k++)
				values[k][i] = ((2 * k - 1) * u * values[k - 1][i] - (k - 1) * values[k - 2][i]) / k;
		}
		return values;
	}
}
