package io.github.phasegen.train.experiment;

/** Student's t distribution with a whole number of degrees of freedom. */
final class StudentT {

	private StudentT() {}

	/** Probability of |T| ≤ t, by the finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4. */
	static double central(final double t, final int degrees) {
		final double angle = Math.atan(t / Math.sqrt(degrees));
		return centralOfAngle(angle, degrees);
	}

	private static double centralOfAngle(final double angle, final int degrees) {
		final double cosine = Math.cos(angle);
		final boolean odd = degrees % 2 == 1;
		double term = odd ? cosine : 1;
		double sum = degrees == 1 ? 0 : term;
		for (int k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
			term *= cosine * cosine * (k - 1) / k;
			sum += term;
		}
		return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
	}

	/**
	 * The t with this probability of |T| ≤ t.
	 *
	 * @param probability between 0 and 1
	 * @param degrees at least 1
	 */
	static double quantile(final double probability, final int degrees) {
		if (!(probability > 0 && probability < 1) || degrees < 1) throw new IllegalArgumentException("found probability " + probability +
			" and " + degrees + " degrees of freedom, expected one between 0 and 1 and at least 1");
		double low = 0;
		double high = Math.PI / 2;
		while (Math.nextUp(low) < high) {
			final double middle = (low + high) / 2;
			if (middle == low || middle == high) break;
			if (centralOfAngle(middle, degrees) < probability) low = middle;
			else high = middle;
		}
		return Math.sqrt(degrees) * Math.tan(low);
	}
}
