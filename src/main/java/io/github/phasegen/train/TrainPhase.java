package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import ai.djl.ndarray.NDManager;
import io.github.phasegen.diffusion.DiffusionProcess;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;

/** Trains one stage of a phase model: the entry point of "train phase". */
public final class TrainPhase {

	/** Ending of the card's entry with the heads that a stage was trained on. */
	static final String TRAINING_HEADS = " training heads";
	private static final String SEPARATOR = ", ";

	private final TrainPhaseConfig config;
	private final Path dataFolder;
	private final RunFolder folder;
	private final Consumer<String> report;

	/**
	 * @param dataFolder folder that the configuration's paths start from
	 * @param output folder for checkpoint, log, curve, configuration and, at the end, the model; a run found there is resumed
	 */
	public TrainPhase(final TrainPhaseConfig config, final Path dataFolder, final Path output, final Consumer<String> report) {
		this.config = config;
		this.dataFolder = dataFolder;
		this.folder = new RunFolder(output, config.toJson());
		this.report = report;
	}

	/**
	 * Trains to the end and writes the model folder {@code output/model}.
	 *
	 * @return the last validation loss
	 * @throws TrainingException when the loss is not finite
	 */
	public double run(final DeviceChoice device) throws IOException, InterruptedException {
		final DiffusionProcess process = DiffusionProcess.of(config.process());
		folder.prepare();
		final PhaseData data = new PhaseData(config.data(), dataFolder, report);
		try (NDManager manager = Engines.pytorch().newBaseManager(device.resolve());
				Network network = NetworkFactory.build(config.stage(), manager, config.seed()))
		{
			checkSize(network);
			report.accept("Training " + config.name() + " (" + config.stage().role() + "), " + network.parameters()
				.trainableCount() + " real parameters, on " + DeviceChoice.name(manager.getDevice()));
			final PhaseTask task = new PhaseTask(network, process, new PhaseTask.Data(examples(data.training()), examples(data
				.validation()), config.data().batchSize(), config.data().validationBatches(), config.seed()));
			final double validation = new TrainingLoop<>(task, config.optimiser(), folder.options(config.loop()), report).run();
			writeModel(network, data, validation);
			return validation;
		}
	}

	private void checkSize(final Network network) {
		final boolean refines = config.stage().role().equals(StageConfig.REFINE);
		final int side = refines ? config.data().window() : PhaseExamples.Base.MULTIPLE;
		if (side % network.sizeMultiple() != 0) throw new IllegalArgumentException((refines ? "data.window"
			: "stage.network.widths") + ": found a network for sides of a multiple of " + network.sizeMultiple() +
			", expected one that divides " + side);
	}

	private PhaseExamples examples(final ComplexImageSource images) {
		final TrainPhaseConfig.Data data = config.data();
		if (config.stage().role().equals(StageConfig.BASE)) return new PhaseExamples.Base(images, data.minSide(), data.maxSide());
		return new PhaseExamples.Refine(images, data.window(), data.minSide(), data.maxSide());
	}

	private void writeModel(final Network network, final PhaseData data, final double validation) throws IOException {
		final String role = config.stage().role();
		final Map<String, String> card = new LinkedHashMap<>(config.card());
		card.put(role + TRAINING_HEADS, String.join(SEPARATOR, data.trainingHeads()));
		card.put(role + " validation heads", String.join(SEPARATOR, data.validationHeads()));
		card.put(role + " validation loss", String.format(Locale.ROOT, "%.4f", validation));
		folder.writeModel(config.model(card), network);
		report.accept("Model written to " + folder.model());
	}

	/** The heads that any stage of a model was trained on, as far as its card tells. */
	static Set<String> trainingHeads(final ModelConfig model) {
		final Set<String> heads = new TreeSet<>();
		if (model.card() != null) model.card().forEach((key, text) -> {
			if (key.endsWith(TRAINING_HEADS) && text != null) heads.addAll(List.of(text.split(SEPARATOR)));
		});
		return heads;
	}
}
