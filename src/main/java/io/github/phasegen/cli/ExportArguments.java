package io.github.phasegen.cli;

import java.nio.file.Path;
import java.util.Optional;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.export.CoilChoice;
import io.github.phasegen.export.ExportOptions;
import io.github.phasegen.export.PhaseOptions;
import io.github.phasegen.export.PhaseSource;
import io.github.phasegen.export.ReadoutOptions;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import picocli.CommandLine.Option;

/** How images become k-space: what export and batch have in common. */
final class ExportArguments {

	@Option(names = "--phase", defaultValue = "auto", paramLabel = "NAME", description = "generated (by a model), naive, smooth, zero," +
		" keep (that of complex images), or auto: keep it, or generate one for magnitudes (${DEFAULT-VALUE}).")
	private String phase;

	@Option(names = "--model", defaultValue = ModelSource.DEFAULT, paramLabel = "DIR",
		description = "For generated phase: name of a model, or a model folder (${DEFAULT-VALUE}).")
	private String model;

	@Option(names = "--steps", defaultValue = "0", paramLabel = "N", description = "For generated phase: network passes; 0 for the" +
		" model's default.")
	private int steps;

	@Option(names = "--device", defaultValue = "auto", paramLabel = "NAME", description = "For generated phase: auto, cpu, gpu or gpuN" +
		" (${DEFAULT-VALUE}).")
	private String device;

	@Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Of phase and noise (${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--norm", defaultValue = "ortho", paramLabel = "NAME", description = "Scaling of the centred Fourier transform: ortho" +
		" (keeps the energy) or backward (none) (${DEFAULT-VALUE}).")
	private String norm;

	@Option(names = "--coils", defaultValue = "0", paramLabel = "N", description = "Simulated receive coils; 0 for none.")
	private int coils;

	@Option(names = "--coil-model", defaultValue = "birdcage", paramLabel = "NAME", description = "birdcage, or loops (Biot and Savart)" +
		" (${DEFAULT-VALUE}).")
	private String coilModel;

	@Option(names = "--maps", paramLabel = "FILE", description = "Coil sensitivities of your own, in place of simulated ones.")
	private Path maps;

	@Option(names = "--snr", defaultValue = "0", paramLabel = "S", description = "Signal-to-noise ratio of complex noise that is added; 0" +
		" for none.")
	private double snr;

	@Option(names = "--oversampling", defaultValue = "1", paramLabel = "F", description = "Of the readout, 1 to 8 (${DEFAULT-VALUE}).")
	private double oversampling;

	@Option(names = "--readout", defaultValue = "auto", paramLabel = "AXIS", description = "x, y, or auto for the habit of the format:" +
		" y in fastMRI files, else x (${DEFAULT-VALUE}).")
	private String readout;

	/** @throws IllegalArgumentException for values out of range */
	ExportOptions options() {
		final PhaseOptions phases = new PhaseOptions(PhaseSource.parse(phase), ModelSource.parse(ModelConfig.PHASE, model), DeviceChoice.parse(device),
			GenerateOptions.defaults().withSteps(steps));
		return ExportOptions.defaults().withPhase(phases).withNorm(ExportOptions.parseNorm(norm)).withCoils(CoilChoice.parse(coilModel,
			coils, Optional.ofNullable(maps))).withSnr(snr).withReadout(ReadoutOptions.of(oversampling, readout)).withSeed(seed);
	}
}
