package io.github.phasegen.train.experiment;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.train.StripBank;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.train.TrainSkullStrip;
import io.github.phasegen.train.TrainSkullStripConfig;
import io.github.phasegen.train.TrainingException;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig.TestImage;

/**
 * Trains one skull-stripping network with several kinds of phase and several sets of held-out heads, judges all on the held-out heads, and
 * writes tables and a plot: the entry point of "experiment skullstrip". What is finished is not done again.
 */
public final class SkullStripExperiment {

	private static final String BANK = "bank";

	private final SkullStripExperimentConfig config;
	private final Path dataFolder;
	private final ExperimentFolder folder;
	private final Consumer<String> report;

	/**
	 * @param dataFolder folder that the configuration's paths start from
	 * @param output folder for runs and report; an experiment found there is gone on with
	 */
	public SkullStripExperiment(final SkullStripExperimentConfig config, final Path dataFolder, final Path output,
		final Consumer<String> report)
	{
		this.config = config;
		this.dataFolder = dataFolder;
		this.folder = new ExperimentFolder(output);
		this.report = report;
	}

	/**
	 * Does all that is not done yet and writes the report.
	 *
	 * @return the report
	 * @throws IllegalArgumentException if the folder holds another experiment
	 * @throws TrainingException when the loss of a training is not finite
	 */
	public Path run(final DeviceChoice device) throws IOException, InterruptedException {
		prepare();
		final List<RunName> runs = config.runs();
		for (final RunName run : runs)
			train(run, device);
		final StripTests tests = new StripTests(config, dataFolder, folder, report);
		tests.judge(runs, device);
		return new ExperimentReport(SkullStripReport.plan(config), folder).write(tests.measurements(runs));
	}

	/**
	 * Does a part, so that several processes can share the work.
	 *
	 * @param part "bank" or "bank/HEAD" for the examples, or "VARIANT/FOLD" (with ".REPEAT" from the second repeat on) for the training
	 *          and the tests of one network
	 * @throws IllegalArgumentException if there is no such part
	 */
	public void runOnly(final String part, final DeviceChoice device) throws IOException, InterruptedException {
		final Set<String> heads = bankHeads(part);
		final List<RunName> runs = config.runs().stream().filter(run -> run.toString().equals(part)).toList();
		if (heads.isEmpty() && runs.isEmpty()) throw new IllegalArgumentException("only: found " + part + ", expected " + (hasBank()
			? "bank, bank/HEAD or " : "") + "one of " + config.runs());
		prepare();
		if (!heads.isEmpty()) bank(device, heads);
		for (final RunName run : runs)
			train(run, device);
		new StripTests(config, dataFolder, folder, report).judge(runs, device);
	}

	private Set<String> bankHeads(final String part) {
		if (!hasBank()) return Set.of();
		final Set<String> heads = new TreeSet<>(config.training().data().images().stream().map(HeadFile::head).toList());
		if (!part.equals(BANK)) heads.removeIf(head -> !part.equals(BANK + "/" + head));
		return heads;
	}

	private boolean hasBank() {
		return config.training().data().bank() != null;
	}

	private void prepare() throws IOException {
		final List<String> files = new ArrayList<>();
		for (final HeadFile image : config.training().data().images())
			files.addAll(List.of(image.image(), image.brain()));
		for (final TestImage image : config.evaluation().images()) {
			files.addAll(List.of(image.image(), image.brain()));
			if (image.phase() != null) files.add(image.phase());
		}
		for (final String file : files)
			if (!Files.isRegularFile(dataFolder.resolve(file))) throw new FileNotFoundException(dataFolder.resolve(file).toString());
		folder.prepare(config.toJson(), SkullStripExperimentConfig::decisive);
	}

	private void bank(final DeviceChoice device, final Set<String> heads) throws IOException {
		new StripBank(folder.bank(), config.training(config.runs().get(0)), dataFolder, report).prepare(heads, device);
	}

	private void train(final RunName run, final DeviceChoice device) throws IOException, InterruptedException {
		final TrainSkullStripConfig training = config.training(run);
		final TrainSkullStrip trainer = new TrainSkullStrip(training, dataFolder, folder.run(run), line -> report.accept(run + ": " + line))
			.withBank(folder.bank());
		if (trainer.isFinished()) {
			report.accept(run + ": trained before");
			return;
		}
		trainer.run(device);
	}
}
