package io.github.phasegen.diffusion;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The samplers that users choose by name. */
public enum Sampler {

	/** Ancestral, stochastic; wants many steps. */
	DDPM(Samplers.ddpm()),
	/** Deterministic, first order. */
	DDIM(Samplers.ddim(0)),
	/** Deterministic, second order. */
	DPMPP(Samplers.dpmSolverPlusPlus()),
	/**
	 * The sampling loop of the published code (Rempe et al., arXiv 2504.07560) with its defects, for models imported from it: all time steps,
	 * from the whitened magnitude with random signs, conditioned on the whitened magnitude rather than on what training saw, without
	 * projection. Only dropout, which the published loop leaves on, is off.
	 */
	REFERENCE(Samplers.ddpm());

	private final Samplers.Function function;

	Sampler(final Samplers.Function function) {
		this.function = function;
	}

	/** What it does. */
	public Samplers.Function function() {
		return function;
	}

	/** Its name in macros, on the command line and in reports: ddpm, ddim dpmpp or reference. */
	public String optionName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @throws IllegalArgumentException for a name that is none of the options
	 */
	public static Sampler parse(final String name) {
		final String option = String.valueOf(name).trim().toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter(s -> s.optionName().equals(option)).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("sampler: found " + name + ", expected " + names()));
	}

	/** All option names, for messages. */
	public static String names() {
		return Arrays.stream(values()).map(Sampler::optionName).collect(Collectors.joining(", "));
	}
}
