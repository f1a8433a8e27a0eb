package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import ai.djl.ndarray.NDManager;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** Trains a skull-stripping model: the entry point of "train skullstrip". */
public final class TrainSkullStrip {

	private final TrainSkullStripConfig config;
	private final Path dataFolder;
	private final RunFolder folder;
	private final Consumer<String> report;
	private final Path bankFolder;

	/**
	 * @param dataFolder folder that the configuration's paths start from
	 * @param output folder for checkpoint, log, curve, configuration and, at the end, the model; a run found there is resumed
	 */
	public TrainSkullStrip(final TrainSkullStripConfig config, final Path dataFolder, final Path output, final Consumer<String> report) {
		this(config, dataFolder, new RunFolder(output, config.toJson()), report, output.resolve("bank"));
	}

	private TrainSkullStrip(final TrainSkullStripConfig config, final Path dataFolder, final RunFolder folder,
		final Consumer<String> report, final Path bankFolder)
	{
		this.config = config;
		this.dataFolder = dataFolder;
		this.folder = folder;
		this.report = report;
		this.bankFolder = bankFolder;
	}

	/** The same with the bank of examples, if the configuration has one, in a folder that runs can share. */
	public TrainSkullStrip withBank(final Path newBankFolder) {
		return new TrainSkullStrip(config, dataFolder, folder, report, newBankFolder);
	}

	/** Whether the output folder holds the model that {@link #run} would make. */
	public boolean isFinished() throws IOException {
		return folder.isFinished();
	}

	/**
	 * Trains to the end and writes the model folder {@code output/model}.
	 *
	 * @return 1 - Dice coefficient on the simulated images of the validation heads
	 * @throws TrainingException when the loss is not finite
	 */
	public double run(final DeviceChoice device) throws IOException, InterruptedException {
		folder.prepare();
		final Set<String> all = new TreeSet<>(config.data().images().stream().map(HeadFile::head).toList());
		final Set<String> validationHeads = HeadSplit.named(all, config.data().validationHeads());
		final Set<String> trainingHeads = new TreeSet<>(all);
		trainingHeads.removeAll(validationHeads);
		final StripBank bank = new StripBank(bankFolder, config, dataFolder, report);
		if (config.data().bank() != null) bank.prepare(all, device);
		try (NDManager manager = Engines.pytorch().newBaseManager(device.resolve());
				Network network = NetworkFactory.build(config.stage(), manager, config.seed()))
		{
			report.accept("Training " + config.name() + ", " + network.parameters().trainableCount() + " real parameters, on " +
				DeviceChoice.name(manager.getDevice()));
			final SkullStripTask task = new SkullStripTask(network, config.loss(), new SkullStripTask.Data(examples(trainingHeads,
				bank), examples(validationHeads, bank), config.data().batchSize(), config.data().validationBatches(), side(network), config
					.stage().inputChannels(), config.seed()));
			final double validation = new TrainingLoop<>(task, config.optimiser(), folder.options(config.loop()), report).run();
			final Map<String, String> card = new LinkedHashMap<>(config.card());
			card.put(StageConfig.MASK + TrainPhase.TRAINING_HEADS, String.join(", ", trainingHeads));
			card.put(StageConfig.MASK + " validation heads", String.join(", ", validationHeads));
			card.put(StageConfig.MASK + " validation Dice", String.format(Locale.ROOT, "%.4f", 1 - validation));
			folder.writeModel(config.model(card), network);
			report.accept("Model written to " + folder.model());
			return validation;
		}
	}

	private int side(final Network network) {
		final int side = config.stage().maxSide();
		if (SkullStripExamples.MULTIPLE % network.sizeMultiple() != 0 || side % SkullStripExamples.MULTIPLE != 0)
			throw new IllegalArgumentException("stage: found a network for sides of a multiple of " + network.sizeMultiple() +
				" and maxSide " + side + ", expected one that divides " + SkullStripExamples.MULTIPLE + " and a multiple of it");
		return side;
	}

	private StripExampleSource examples(final Set<String> heads, final StripBank bank) throws IOException {
		if (config.data().bank() != null) return new BankExamples(bank.read(heads), config.data());
		final Map<String, List<HeadSource>> sources = new LinkedHashMap<>();
		for (final HeadFile file : config.data().images())
			if (heads.contains(file.head())) sources.computeIfAbsent(file.head(), head -> new ArrayList<>()).add(new HeadSource(
				PhaseData.volume(dataFolder, file, report), config.data().leastHeadArea()));
		return new SkullStripExamples(List.copyOf(sources.values()), config.data());
	}
}
