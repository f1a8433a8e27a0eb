package io.github.phasegen.simulate;

import java.util.random.RandomGenerator;

/** A closed interval to draw from. */
public record Range(double min, double max) {

	/** @throws IllegalArgumentException unless min and max are finite and min is not above max */
	public Range {
		if (!(min <= max) || Double.isInfinite(min) || Double.isInfinite(max))
			throw new IllegalArgumentException("range: expected finite min <= max, found " + min + " to " + max);
	}

	double uniform(final RandomGenerator random) {
		return min + (max - min) * random.nextDouble();
	}

	/** Uniform in the logarithm; both ends must be above 0. */
	double logUniform(final RandomGenerator random) {
		return min * Math.exp(random.nextDouble() * Math.log(max / min));
	}

	Range require(final String field, final double least, final double most) {
		if (min < least || max > most)
			throw new IllegalArgumentException(field + ": expected within " + least + " to " + most + ", found " + min + " to " + max);
		return this;
	}
}
