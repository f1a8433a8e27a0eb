package io.github.phasegen.simulate.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A random low-order polynomial: products of Legendre polynomials over the image with independent Gaussian coefficients of mean 0, whose
 * standard deviation depends on the total order, plus a random global phase.
 */
public record PolynomialPhase(Parameters parameters) implements PhaseBaseline {

	/** The highest order that {@link #fit} uses. */
	public static final int HIGHEST_ORDER = 4;

	/** The median of |x| of a normal distribution of standard deviation 1 is 0.6745. */
	private static final double MEDIAN_TO_DEVIATION = 1 / 0.6745;
	private static final double[] SCALES = BaselineFit.geometric(0.25, 4, 9);

	/**
	 * What can be chosen.
	 *
	 * @param standardDeviations radians, for the coefficients of total order 1, 2, ...; on a square image u and v reach from -1 to 1
	 */
	public record Parameters(List<Double> standardDeviations) {

		/** @throws IllegalArgumentException if there is no order or a number is negative */
		public Parameters {
			if (standardDeviations.isEmpty())
				throw new IllegalArgumentException("polynomial: expected at least order 1, found no standard deviation");
			for (final double deviation : standardDeviations)
				BaselineSupport.requireNotNegative(deviation, "standard deviation");
			standardDeviations = List.copyOf(standardDeviations);
		}

		/** The highest order. */
		public int order() {
			return standardDeviations.size();
		}

		Parameters scaled(final double factor) {
			return new Parameters(standardDeviations.stream().map(deviation -> factor * deviation).toList());
		}
	}

	/**
	 * Estimates the standard deviations with {@link #estimate} for every highest order up to {@link #HIGHEST_ORDER}, scales them all by one
	 * factor, and keeps the order and the factor that come nearest to the training phase.
	 */
	public static PolynomialPhase fit(final BaselineFit fit) {
		PolynomialPhase best = null;
		for (int order = 1; order <= HIGHEST_ORDER; order++) {
			final Parameters estimate = estimate(fit.slices(), order);
			final PolynomialPhase candidate = fit.best(List.of(SCALES), values -> new PolynomialPhase(estimate.scaled(values[0])));
			if (best == null || fit.misfit(candidate) < fit.misfit(best))
				best = candidate;
		}
		return best;
	}

	/**
	 * Fits a polynomial to the wrapped phase differences of every head and takes the robust standard deviation (from the median modulus) of
	 * the coefficients of each order.
	 */
	static Parameters estimate(final List<TrainingSlice> heads, final int order) {
		final List<double[]> fits = heads.stream().map(head -> PolynomialFit.coefficients(head, order)).toList();
		final List<Double> deviations = new ArrayList<>();
		for (int k = 1; k <= order; k++) {
			final int first = PolynomialBasis.terms(k - 1);
			final int last = PolynomialBasis.terms(k);
			final double[] moduli = fits.stream().flatMapToDouble(fit -> Arrays.stream(fit, first, last)).map(Math::abs).sorted().toArray();
			deviations.add(MEDIAN_TO_DEVIATION * moduli[moduli.length / 2]);
		}
		return new Parameters(deviations);
	}

	@Override
	public String name() {
		return "polynomial";
	}

	@Override
	public float[] phase(final float[] magnitude, final int width, final int height, final long seed) {
		BaselineSupport.requirePixels(magnitude, width, height);
		final Random random = BaselineSupport.random(seed);
		final double offset = BaselineSupport.uniformPhase(random);
		final PolynomialBasis basis = new PolynomialBasis(parameters.order(), width, height);
		final double[] coefficients = new double[basis.terms()];
		for (int term = 0; term < coefficients.length; term++)
			coefficients[term] = parameters.standardDeviations.get(PolynomialBasis.orderOf(term) - 1) * random.nextGaussian();
		return evaluate(basis, coefficients, offset, width, height);
	}

	private static float[] evaluate(final PolynomialBasis basis, final double[] coefficients, final double offset, final int width,
		final int height)
	{
		final float[] phase = new float[width * height];
		final double[] values = new double[coefficients.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				basis.values(x, y, values);
				double sum = offset;
				for (int term = 0; term < values.length; term++)
					sum += coefficients[term] * values[term];
				phase[y * width + x] = (float) sum;
			}
		return phase;
	}
}
