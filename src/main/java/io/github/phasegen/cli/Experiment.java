package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.train.experiment.ReconExperiment;
import io.github.phasegen.train.experiment.ReconExperimentConfig;
import io.github.phasegen.train.experiment.SkullStripExperiment;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** experiment skullstrip|recon. */
@Command(name = "experiment", description = "Train the same network in several ways and compare the results.")
final class Experiment implements Runnable {

	/** What every experiment needs. */
	static final class Plan {

		@Option(names = "--config", required = true, paramLabel = "FILE", description = "JSON file that decides everything.")
		private Path config;

		@Option(names = "--data", defaultValue = ".", paramLabel = "DIR",
			description = "Folder that the paths of the configuration start from (the current one).")
		private Path data;

		@Option(names = { "-o", "--out" }, required = true, paramLabel = "DIR",
			description = "Folder for all trainings, tables and plot; what is finished there is not done again.")
		private Path out;

		@Option(names = "--only", paramLabel = "PART", description = "Do this part alone and write no report, so that several processes" +
			" can share the work: VARIANT/FOLD, or bank or bank/HEAD for the examples.")
		private String only;

		@Option(names = "--device", defaultValue = "auto", paramLabel = "NAME", description = "auto, cpu, gpu or gpuN.")
		private String device;
	}

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "Missing command: skullstrip or recon");
	}

	@Command(name = "skullstrip", description = "Train skull stripping with several kinds of phase and sets of held-out heads, judge all on" +
		" the held-out heads, and write experiment.md, .json, .csv and .png.")
	int skullStrip(@Mixin final Plan plan) throws IOException, InterruptedException {
		final DeviceChoice choice = device(plan.device);
		final Console console = new Console(spec);
		final SkullStripExperiment experiment = new SkullStripExperiment(SkullStripExperimentConfig.read(plan.config), plan.data, plan.out,
			console::result);
		if (plan.only == null) console.result("Wrote " + experiment.run(choice));
		else experiment.runOnly(plan.only, choice);
		return 0;
	}

	@Command(name = "recon", description = "Train reconstruction with several shares of real phase and other phase in the rest, judge all on" +
		" held-out heads, and write experiment.md, .json, .csv and .png.")
	int recon(@Mixin final Plan plan) throws IOException, InterruptedException {
		final DeviceChoice choice = device(plan.device);
		final Console console = new Console(spec);
		final ReconExperiment experiment = new ReconExperiment(ReconExperimentConfig.read(plan.config), plan.data, plan.out, console::result);
		if (plan.only == null) console.result("Wrote " + experiment.run(choice));
		else experiment.runOnly(plan.only, choice);
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
