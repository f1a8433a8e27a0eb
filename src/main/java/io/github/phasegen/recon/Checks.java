package io.github.phasegen.recon;

/** Checks of the options of methods. */
final class Checks {

	private static final int MOST_ITERATIONS = 10_000;

	private Checks() {}

	static void weight(final String name, final double value) {
		if (!(value >= 0) || Double.isInfinite(value)) throw new IllegalArgumentException(name + ": found " + value +
			", expected a finite number from 0");
	}

	static void iterations(final int value) {
		if (value < 1 || value > MOST_ITERATIONS) throw new IllegalArgumentException("iterations: found " + value + ", expected 1 to " +
			MOST_ITERATIONS);
	}

	static void tolerance(final double value) {
		if (!(value >= 0 && value < 1)) throw new IllegalArgumentException("tolerance: found " + value + ", expected 0 or more, below 1");
	}
}
