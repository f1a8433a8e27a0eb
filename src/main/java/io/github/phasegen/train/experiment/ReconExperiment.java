package io.github.phasegen.train.experiment;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.train.ReconBank;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.train.TrainRecon;
import io.github.phasegen.train.TrainingException;

/**
 * Trains one reconstruction network with several shares of real phase and several kinds of other phase, judges all on heads that training has
 * not seen, and writes tables and curves: the entry point of "experiment recon". What is finished is not done again.
 */
public final class ReconExperiment {

	private static final String BANK = "bank";

	private final ReconExperimentConfig config;
	private final Path dataFolder;
	private final ExperimentFolder folder;
	private final ReconBank bank;
	private final Consumer<String> report;

	/**
	 * @param dataFolder folder that the configuration's paths start from
	 * @param output folder for runs and report; an experiment found there is gone on with
	 */
	public ReconExperiment(final ReconExperimentConfig config, final Path dataFolder, final Path output, final Consumer<String> report) {
		this.config = config;
		this.dataFolder = dataFolder;
		this.folder = new ExperimentFolder(output);
		this.bank = new ReconBank(folder.bank(), config.bank(), config.training().data(), dataFolder, report);
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
		final ReconTests tests = new ReconTests(config, dataFolder, folder, report);
		tests.judge(runs, device);
		return new ReconReport(config, folder).write(tests.measurements(runs));
	}

	/**
	 * Does a part, so that several processes can share the work.
	 *
	 * @param part "bank" or "bank/HEAD" for the examples, or "VARIANT/FOLD" (with ".REPEAT" from the second repeat on) for the training
	 *          and the tests of one network, such as "generated-15/1" or "real/1"
	 * @throws IllegalArgumentException if there is no such part
	 */
	public void runOnly(final String part, final DeviceChoice device) throws IOException, InterruptedException {
		final Set<String> heads = heads();
		if (!part.equals(BANK)) heads.removeIf(head -> !part.equals(BANK + "/" + head));
		final List<RunName> runs = config.runs().stream().filter(run -> run.toString().equals(part)).toList();
		if (heads.isEmpty() && runs.isEmpty()) throw new IllegalArgumentException("only: found " + part + ", expected bank, bank/HEAD or one of " +
			config.runs());
		prepare();
		bank.prepare(heads, device);
		for (final RunName run : runs)
			train(run, device);
		new ReconTests(config, dataFolder, folder, report).judge(runs, device);
	}

	/** The heads that some fold trains on. */
	private Set<String> heads() {
		final Set<String> heads = new TreeSet<>();
		for (int fold = 1; fold <= config.folds().size(); fold++)
			heads.addAll(trainingHeads(fold));
		return heads;
	}

	private Set<String> trainingHeads(final int fold) {
		final Set<String> heads = new TreeSet<>(config.training().data().magnitudes().stream().map(HeadFile::head).toList());
		heads.removeAll(config.folds().get(fold - 1));
		return heads;
	}

	private void prepare() throws IOException {
		final List<String> files = new ArrayList<>();
		for (final HeadFile image : Stream.concat(config.training().data().magnitudes().stream(), config.evaluation().images().stream()).toList())
			files.addAll(Stream.of(image.image(), image.phase(), image.brain()).filter(Objects::nonNull).toList());
		for (final String file : files)
			if (!Files.isRegularFile(dataFolder.resolve(file))) throw new FileNotFoundException(dataFolder.resolve(file).toString());
		folder.prepare(config.toJson(), ReconExperimentConfig::decisive);
	}

	private void train(final RunName run, final DeviceChoice device) throws IOException, InterruptedException {
		final ReconExperimentConfig.Variant variant = config.variant(run);
		final TrainRecon trainer = new TrainRecon(config.training(run), dataFolder, folder.run(run), line -> report.accept(run + ": " + line));
		if (trainer.isFinished()) {
			report.accept(run + ": trained before");
			return;
		}
		final Set<String> heads = trainingHeads(run.fold());
		bank.prepare(heads, device);
		trainer.withImages(bank.images(heads, variant.real(), variant.other())).run(device);
	}
}
