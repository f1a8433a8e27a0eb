package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.train.JoinModels;
import io.github.phasegen.train.TrainPhase;
import io.github.phasegen.train.TrainPhaseConfig;
import io.github.phasegen.train.TrainRecon;
import io.github.phasegen.train.TrainReconConfig;
import io.github.phasegen.train.TrainSkullStrip;
import io.github.phasegen.train.TrainSkullStripConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** train phase, train skullstrip, train recon, train join. */
@Command(name = "train", description = "Train models and put them together.")
final class Train implements Runnable {

	/** What every training needs. */
	static final class Run {

		@Option(names = "--config", required = true, paramLabel = "FILE", description = "JSON file that decides everything.")
		private Path config;

		@Option(names = "--data", defaultValue = ".", paramLabel = "DIR",
			description = "Folder that the paths of the configuration start from (the current one).")
		private Path data;

		@Option(names = { "-o", "--out" }, required = true, paramLabel = "DIR",
			description = "Folder for checkpoint, log, loss curve and model.")
		private Path out;

		@Option(names = "--device", defaultValue = "auto", paramLabel = "NAME", description = "auto, cpu, gpu or gpuN.")
		private String device;
	}

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "Missing command: phase, skullstrip, recon or join");
	}

	@Command(name = "phase", description = "Train one stage of a phase model; a run found in the" +
		" output folder is resumed. At the end DIR/model is a model folder.")
	int phase(@Mixin final Run run) throws IOException, InterruptedException {
		final DeviceChoice choice = device(run.device);
		final double validation = new TrainPhase(TrainPhaseConfig.read(run.config), run.data, run.out, new Console(spec)::note).run(choice);
		new Console(spec).result("Wrote " + run.out.resolve("model") + ", validation loss " + validation);
		return 0;
	}

	@Command(name = "skullstrip", description = "Train a skull-stripping model; a run found in the output folder is resumed." +
		" At the end DIR/model is a model folder.")
	int skullStrip(@Mixin final Run run) throws IOException, InterruptedException {
		final DeviceChoice choice = device(run.device);
		final double validation = new TrainSkullStrip(TrainSkullStripConfig.read(run.config), run.data, run.out, new Console(spec)::note).run(choice);
		new Console(spec).result("Wrote " + run.out.resolve("model") + ", 1 - Dice of the validation heads " + validation);
		return 0;
	}

	@Command(name = "recon", description = "Train a reconstruction model; a run found in the output folder is resumed. At the end" +
		" DIR/model is a model folder.")
	int recon(@Mixin final Run run) throws IOException, InterruptedException {
		final DeviceChoice choice = device(run.device);
		final double validation = new TrainRecon(TrainReconConfig.read(run.config), run.data, run.out, new Console(spec)::note).run(choice);
		new Console(spec).result("Wrote " + run.out.resolve("model") + ", relative error on the validation heads " + validation);
		return 0;
	}

	@Command(name = "join", description = "Join a base model and a refining model, each of one" +
		" stage, to one model of two stages.")
	int join(@Parameters(paramLabel = "BASE_DIR", description = "Folder of the base model.") final Path base,
		@Parameters(paramLabel = "REFINE_DIR", description = "Folder of the refining model.") final Path refine,
		@Option(names = { "-o", "--out" }, required = true, paramLabel = "MODEL_DIR",
			description = "Folder to be written.") final Path out,
		@Option(names = "--name", paramLabel = "NAME", description = "Name of the joined model (that of the base).") final String name,
		@Option(names = "--overwrite", description = "Replace a model that is there.") final boolean overwrite) throws IOException
	{
		JoinModels.join(base, refine, out, new JoinModels.Options(name, overwrite));
		new Console(spec).result("Wrote " + out);
		return 0;
	}

	private DeviceChoice device(final String name) {
		try {
			return DeviceChoice.parse(name);
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}
}
