package io.github.phasegen.command;

import java.io.File;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.export.CoilChoice;
import io.github.phasegen.export.ExportOptions;
import io.github.phasegen.export.PhaseOptions;
import io.github.phasegen.export.PhaseSource;
import io.github.phasegen.export.ReadoutOptions;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

/**
 * What all commands ask for that make k-space. Dialogs show the fields of this class first, then those of the command.
 *
 * @param <I> the kind of input: an image, or a folder
 */
abstract class KSpaceCommand<I> extends ImageCommand {

	@Parameter(label = "Input images", description = "Magnitude or complex ones.", style = FileWidget.DIRECTORY_STYLE, required = false,
		persist = false)
	private I input;

	@Parameter(label = "Phase", choices = { "auto", "keep", "generated", "naive", "smooth", "zero" },
		description = "auto keeps the phase of complex images and generates one for magnitudes.", persist = false)
	private String phase = PhaseSource.AUTO.optionName();

	@Parameter(label = "Model", description = "For generated phase: default, or the path of a model folder.", persist = false)
	private String model = ModelSource.DEFAULT;

	@Parameter(label = "Steps (0: the model's default)", description = "For generated phase.", min = "0", persist = false)
	private int steps;

	@Parameter(label = "Device", choices = { "auto", "cpu", "gpu" },
		description = "For generated phase. A GPU that is asked for but missing is an error.", persist = false)
	private String device = "auto";

	@Parameter(label = "Seed", description = "Of phase and noise.", persist = false)
	private long seed = ExportOptions.defaults().seed();

	@Parameter(label = "Norm of the transform", choices = { "ortho", "backward" },
		description = "ortho keeps the energy (fastMRI, BART, SigPy with norm); backward does not scale.", persist = false)
	private String norm = "ortho";

	@Parameter(label = "Coils (0: none)", description = "Simulated receive coils around the head.", min = "0", persist = false)
	private int coils;

	@Parameter(label = "Array of coils", choices = { "birdcage", "loops" },
		description = "The usual analytic model, or loops by the law of Biot and Savart.", persist = false)
	private String array = "birdcage";

	@Parameter(label = "Maps file", description = "Coil sensitivities of your own, in place of simulated ones.", required = false,
		persist = false)
	private File maps;

	@Parameter(label = "SNR (0: no noise)", description = "Signal-to-noise ratio of complex noise that is added.", min = "0",
		persist = false)
	private double snr;

	@Parameter(label = "Oversampling of the readout", min = "1", max = "8", persist = false)
	private double oversampling = 1;

	@Parameter(label = "Readout axis", choices = { "auto", "x", "y" }, description = "auto is the habit of the format: y in fastMRI, else x.",
		persist = false)
	private String readout = "auto";

	/** @param title of messages */
	KSpaceCommand(final String title) {
		super(title);
	}

	/** Null if there is none. */
	final I input() {
		return input;
	}

	/** @throws IllegalArgumentException for values out of range */
	final ExportOptions options() {
		maps = PathInput.recorded(maps);
		final PhaseOptions phases = new PhaseOptions(PhaseSource.parse(phase), ModelSource.parse(ModelConfig.PHASE, model), DeviceChoice.parse(device),
			GenerateOptions.defaults().withSteps(steps));
		return ExportOptions.defaults().withPhase(phases).withNorm(ExportOptions.parseNorm(norm)).withCoils(CoilChoice.parse(array, coils,
			PathInput.of(maps))).withSnr(snr).withReadout(ReadoutOptions.of(oversampling, readout)).withSeed(seed);
	}
}
