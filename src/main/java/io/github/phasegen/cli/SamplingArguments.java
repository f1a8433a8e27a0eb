package io.github.phasegen.cli;

import io.github.phasegen.kspace.sampling.SamplingKind;
import io.github.phasegen.kspace.sampling.SamplingOptions;
import io.github.phasegen.kspace.sampling.SamplingOptions.Partial;
import picocli.CommandLine.Option;

/** Which samples of k-space are measured. */
final class SamplingArguments {

	@Option(names = "--mask", defaultValue = "random", paramLabel = "NAME", description = "Lines: random, equispaced, magic, gaussian," +
		" partial; single samples: gaussian-2d, poisson (${DEFAULT-VALUE}).")
	private String mask;

	@Option(names = "--acceleration", defaultValue = "4", paramLabel = "R", description = "All samples divided by those measured" +
		" (${DEFAULT-VALUE}).")
	private double acceleration;

	@Option(names = { "--center-fraction", "--centre-fraction" }, defaultValue = "0.08", paramLabel = "F", description = "Lines about the" +
		" centre that are always measured, divided by all (${DEFAULT-VALUE}).")
	private double centreFraction;

	@Option(names = "--axis", defaultValue = "auto", paramLabel = "NAME", description = "x chooses columns, y rows; auto chooses across the" +
		" readout that k-space names, else columns (${DEFAULT-VALUE}).")
	private String axis;

	@Option(names = "--fraction", defaultValue = "0.625", paramLabel = "F", description = "Of partial: lines measured divided by all" +
		" (${DEFAULT-VALUE}).")
	private double fraction;

	@Option(names = "--side", defaultValue = "low", paramLabel = "NAME", description = "Of partial: the edge of k-space that is measured, low" +
		" or high (${DEFAULT-VALUE}).")
	private String side;

	/** @throws IllegalArgumentException for values out of range */
	SamplingOptions options() {
		return SamplingOptions.defaults().withMask(SamplingKind.parse(mask), acceleration, centreFraction).withPartial(Partial.of(fraction,
			side)).withAxis(axis);
	}
}
