package io.github.phasegen.simulate.baseline;

import java.util.Arrays;

/**
 * Fits a polynomial to the wrapped phase of a head without unwrapping it: least squares on the wrapped differences of neighbouring
 * pixels, reweighted (Cauchy) so that jumps at fat, vessels and noise do not bend it.
 */
final class PolynomialFit {

	private static final int ITERATIONS = 8;
	/** The usual tuning constant of Cauchy weights, times the factor from median absolute deviation to standard deviation. */
	private static final double CAUCHY = 2.385 * 1.4826;
	/** Keeps terms that a small head does not determine near zero. */
	private static final double RIDGE = 1e-6;

	private final TrainingSlice slice;
	private final PolynomialBasis basis;

	private PolynomialFit(final TrainingSlice slice, final int order) {
		this.slice = slice;
		basis = new PolynomialBasis(order, slice.width(), slice.height());
	}

	/** The coefficients (radians) of the terms of {@link PolynomialBasis}. */
	static double[] coefficients(final TrainingSlice slice, final int order) {
		final PolynomialFit fit = new PolynomialFit(slice, order);
		double[] coefficients = new double[fit.basis.terms()];
		double scale = Double.POSITIVE_INFINITY;
		for (int iteration = 0; iteration < ITERATIONS; iteration++) {
			coefficients = fit.solve(coefficients, scale);
			scale = Math.max(1e-6, CAUCHY * fit.medianResidual(coefficients));
		}
		return coefficients;
	}

	private interface PairVisitor {

		/** @param rise the value of every term at the second pixel minus that at the first */
		void visit(double[] rise, double difference);
	}

	private double[] solve(final double[] previous, final double scale) {
		final int terms = basis.terms();
		final double[][] normal = new double[terms][terms];
		final double[] right = new double[terms];
		forEachPair((rise, difference) -> {
			final double relative = (difference - dot(rise, previous)) / scale;
			final double weight = 1 / (1 + relative * relative);
			for (int row = 0; row < terms; row++) {
				right[row] += weight * rise[row] * difference;
				for (int column = 0; column <= row; column++)
					normal[row][column] += weight * rise[row] * rise[column];
			}
		});
		return LinearSystem.solve(normal, right, RIDGE);
	}

	private double medianResidual(final double[] coefficients) {
		final double[] residuals = new double[2 * slice.phase().length];
		final int[] count = new int[1];
		forEachPair((rise, difference) -> residuals[count[0]++] = Math.abs(difference - dot(rise, coefficients)));
		Arrays.sort(residuals, 0, count[0]);
		return residuals[count[0] / 2];
	}

	private void forEachPair(final PairVisitor visitor) {
		final double[] here = new double[basis.terms()];
		final double[] there = new double[basis.terms()];
		for (int y = 0; y < slice.height(); y++)
			for (int x = 0; x < slice.width(); x++) {
				if (!slice.head()[y * slice.width() + x])
					continue;
				basis.values(x, y, here);
				if (x + 1 < slice.width())
					visitPair(visitor, here, there, x, y, x + 1, y);
				if (y + 1 < slice.height())
					visitPair(visitor, here, there, x, y, x, y + 1);
			}
	}

	private void visitPair(final PairVisitor visitor, final double[] here, final double[] there, final int x, final int y, final int nextX,
		final int nextY)
	{
		final int next = nextY * slice.width() + nextX;
		if (!slice.head()[next])
			return;
		basis.values(nextX, nextY, there);
		for (int term = 0; term < there.length; term++)
			there[term] -= here[term];
		final double difference = (double) slice.phase()[next] - slice.phase()[y * slice.width() + x];
		visitor.visit(there, Math.IEEEremainder(difference, 2 * Math.PI));
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}
}
