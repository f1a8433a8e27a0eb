package io.github.phasegen.diffusion;

/**
 * How much of the image is left at each time step: x_t = α_t·x_0 + σ_t·ε with α_t² + σ_t² = 1, t = 0 … T−1.
 *
 * @param name "cosine" or "cosine-zero-terminal"
 * @param alphaBar α_t², decreasing
 */
public record NoiseSchedule(String name, double[] alphaBar) {

	private static final double OFFSET = 0.008;
	private static final double MAX_BETA = 0.999;

	/** The cosine schedule of Nichol and Dhariwal, arXiv 2102.09672, eq. 17, with s = 0.008 and β ≤ 0.999. */
	public static NoiseSchedule cosine(final int steps) {
		if (steps < 2 || steps > 100_000) throw new IllegalArgumentException("scheduleSteps: found " + steps +
			", expected 2 to 100000");
		final double[] alphaBar = new double[steps];
		double product = 1;
		for (int t = 0; t < steps; t++) {
			final double beta = Math.min(1 - curve((t + 1.0) / steps) / curve((double) t / steps), MAX_BETA);
			product *= 1 - beta;
			alphaBar[t] = product;
		}
		return new NoiseSchedule("cosine", alphaBar);
	}

	private static double curve(final double fraction) {
		final double c = Math.cos((fraction + OFFSET) / (1 + OFFSET) * Math.PI / 2);
		return c * c;
	}

	/**
	 * The same schedule shifted and scaled so that the last step is pure noise (Lin et al., arXiv 2305.08891, algorithm 1);
	 * sampling then starts from what training has seen. Needs v- or x0-prediction.
	 */
	public NoiseSchedule zeroTerminal() {
		final double first = Math.sqrt(alphaBar[0]);
		final double last = Math.sqrt(alphaBar[alphaBar.length - 1]);
		final double[] shifted = new double[alphaBar.length];
		for (int t = 0; t < shifted.length; t++) {
			final double root = (Math.sqrt(alphaBar[t]) - last) * first / (first - last);
			shifted[t] = root * root;
		}
		shifted[shifted.length - 1] = 0;
		return new NoiseSchedule(name + "-zero-terminal", shifted);
	}

	/** The schedule of a model file. */
	public static NoiseSchedule named(final String name, final int steps) {
		return switch (String.valueOf(name)) {
			case "cosine" -> cosine(steps);
			case "cosine-zero-terminal" -> cosine(steps).zeroTerminal();
			default -> throw new IllegalArgumentException("schedule: found " + name +
				", expected cosine or cosine-zero-terminal");
		};
	}

	/** Number of time steps T. */
	public int steps() {
		return alphaBar.length;
	}

	/** α_t; 1 for t = −1, the clean image. */
	public double alpha(final int t) {
		return t < 0 ? 1 : Math.sqrt(alphaBar[t]);
	}

	/** σ_t; 0 for t = −1. */
	public double sigma(final int t) {
		return t < 0 ? 0 : Math.sqrt(1 - alphaBar[t]);
	}

	/** β_t = 1 − ᾱ_t/ᾱ_{t−1}. */
	public double beta(final int t) {
		return t == 0 ? 1 - alphaBar[0] : 1 - alphaBar[t] / alphaBar[t - 1];
	}

	/**
	 * Time steps of a run with fewer passes, evenly spaced from T−1 down to about T/passes − 1, from where the clean image is as
	 * far as from step to step ("trailing" spacing of Lin et al.).
	 *
	 * @throws IllegalArgumentException unless {@code passes} is 1 to T
	 */
	public int[] timesteps(final int passes) {
		if (passes < 1 || passes > steps()) throw new IllegalArgumentException("steps: found " + passes + ", expected 1 to " +
			steps());
		final int[] times = new int[passes];
		for (int i = 0; i < passes; i++)
			times[i] = (int) Math.round(steps() * (1 - (double) i / passes)) - 1;
		return times;
	}
}
