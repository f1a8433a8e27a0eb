package io.github.phasegen.train.experiment;

import java.util.Arrays;
import java.util.Collection;

/**
 * A mean with the 95 % confidence interval of Student's t.
 *
 * @param mean NaN of no values
 * @param low NaN of fewer than two values
 * @param high NaN of fewer than two values
 * @param n number of values
 */
record MeanInterval(double mean, double low, double high, int n) {

	private static final double PROBABILITY = 0.95;

	static MeanInterval of(final Collection<Double> values) {
		return of(values.stream().mapToDouble(Double::doubleValue).toArray());
	}

	static MeanInterval of(final double[] values) {
		final int n = values.length;
		final double mean = Arrays.stream(values).average().orElse(Double.NaN);
		if (n < 2) return new MeanInterval(mean, Double.NaN, Double.NaN, n);
		final double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
		final double half = StudentT.quantile(PROBABILITY, n - 1) * Math.sqrt(squares / (n - 1) / n);
		return new MeanInterval(mean, mean - half, mean + half, n);
	}

	boolean hasInterval() {
		return n >= 2;
	}
}
