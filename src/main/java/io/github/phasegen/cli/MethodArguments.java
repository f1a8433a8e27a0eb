package io.github.phasegen.cli;

import io.github.phasegen.export.MethodChoice;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.recon.ReconstructionMethod;
import io.github.phasegen.recon.ReconstructionOptions;
import io.github.phasegen.recon.Sparsity;
import picocli.CommandLine.Option;

/** A method of reconstruction and what it needs. */
final class MethodArguments {

	@Option(names = "--method", required = true, paramLabel = "NAME", description = "zero, homodyne, pocs, sense, cs or network.")
	private String method;

	@Option(names = "--lambda", paramLabel = "X", description = "For sense and cs: weight of the regularisation (the method's usual one).")
	private Double lambda;

	@Option(names = "--iterations", defaultValue = "0", paramLabel = "N", description = "For pocs, sense and cs: at most; 0 for the method's" +
		" usual number.")
	private int iterations;

	@Option(names = "--sparsity", defaultValue = "wavelet", paramLabel = "NAME", description = "For cs: wavelet or tv, total variation" +
		" (${DEFAULT-VALUE}).")
	private String sparsity;

	@Option(names = "--calibration", defaultValue = "0", paramLabel = "N", description = "Side of the fully measured centre that coil" +
		" sensitivities and phase are estimated from, at most; 0 for up to 24 for sensitivities, all there is for phase.")
	private int calibration;

	@Option(names = "--model", defaultValue = "", paramLabel = "DIR", description = "For network: name of a model, or a model folder" +
		" (the bundled model, default).")
	private String model;

	@Option(names = "--device", defaultValue = "auto", paramLabel = "NAME", description = "For network: auto, cpu, gpu or gpuN" +
		" (${DEFAULT-VALUE}).")
	private String device;

	/** @throws IllegalArgumentException for values out of range */
	MethodChoice choice() {
		final ReconstructionOptions options = ReconstructionOptions.of(ReconstructionMethod.parse(method)).withIterations(iterations)
			.withSparsity(Sparsity.parse(sparsity)).withCalibration(calibration);
		return new MethodChoice(lambda == null ? options : options.withLambda(lambda), model, DeviceChoice.parse(device));
	}
}
