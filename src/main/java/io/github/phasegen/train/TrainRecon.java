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
import java.util.stream.Stream;

import ai.djl.ndarray.NDManager;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;
import io.github.phasegen.simulate.AcquisitionSettings;
import io.github.phasegen.simulate.Range;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** Trains a reconstruction model: the entry point of "train recon". */
public final class TrainRecon {

	private final TrainReconConfig config;
	private final Path dataFolder;
	private final RunFolder folder;
	private final Consumer<String> report;
	private final ComplexImageSource images;

	/**
	 * @param dataFolder folder that the configuration's paths start from
	 * @param output folder for checkpoint, log, curve, configuration and, at the end, the model; a run found there is resumed
	 */
	public TrainRecon(final TrainReconConfig config, final Path dataFolder, final Path output, final Consumer<String> report) {
		this(config, dataFolder, new RunFolder(output, config.toJson()), report, null);
	}

	private TrainRecon(final TrainReconConfig config, final Path dataFolder, final RunFolder folder, final Consumer<String> report,
		final ComplexImageSource images)
	{
		this.config = config;
		this.dataFolder = dataFolder;
		this.folder = folder;
		this.report = report;
		this.images = images;
	}

	/** The same with training examples from these images in the place of those that the configuration asks for. */
	public TrainRecon withImages(final ComplexImageSource newImages) {
		return new TrainRecon(config, dataFolder, folder, report, newImages);
	}

	/** Whether the output folder holds the model that {@link #run} would make. */
	public boolean isFinished() throws IOException {
		return folder.isFinished();
	}

	/** Of moderate noise: what cannot be predicted teaches nothing. Few images are enlarged or filtered, since k-space from a scanner is not. */
	static AcquisitionSettings acquisition() {
		return AcquisitionSettings.defaults().withReadout(new AcquisitionSettings.Readout(new Range(12, 250), 0.1, 0.05, 0.25, 0.2, 0.2,
			0.05, 0.07));
	}

	/**
	 * Trains to the end and writes the model folder {@code output/model}.
	 *
	 * @return error of the magnitude over the norm of the target on the simulated images of the validation heads
	 * @throws TrainingException when the loss is not finite
	 */
	public double run(final DeviceChoice device) throws IOException, InterruptedException {
		folder.prepare();
		final List<HeadFile> measured = config.data().measured() == null ? List.of() : config.data().measured();
		final Set<String> trainingHeads = new TreeSet<>(Stream.concat(config.data().magnitudes().stream(), measured.stream()).map(
			HeadFile::head).toList());
		final Set<String> validationHeads = HeadSplit.named(trainingHeads, config.data().validationHeads());
		trainingHeads.removeAll(validationHeads);
		try (NDManager manager = Engines.pytorch().newBaseManager(device.resolve());
				Network network = NetworkFactory.build(config.stage(), manager, config.seed()))
		{
			report.accept("Training " + config.name() + ", " + network.parameters().trainableCount() + " real parameters, on " +
				DeviceChoice.name(manager.getDevice()));
			final ReconTask task = new ReconTask(network, config.loss(), new ReconTask.Data(examples(training(trainingHeads, measured)),
				examples(simulated(validationHeads)), config.data().validationBatches(), config.seed()));
			final double zeroFilled = task.zeroFilledError(manager);
			report.accept(String.format(Locale.ROOT, "Zero-filled images: validation %.4f", zeroFilled));
			final double validation = new TrainingLoop<>(task, config.optimiser(), folder.options(config.loop()), report).run();
			final Map<String, String> card = new LinkedHashMap<>(config.card());
			card.put(StageConfig.CASCADE + TrainPhase.TRAINING_HEADS, String.join(", ", trainingHeads));
			card.put(StageConfig.CASCADE + " validation heads", String.join(", ", validationHeads));
			card.put(StageConfig.CASCADE + " validation error", String.format(Locale.ROOT, "%.4f (zero-filled %.4f)", validation,
				zeroFilled));
			folder.writeModel(config.model(card), network);
			report.accept("Model written to " + folder.model());
			return validation;
		}
	}

	private ComplexImageSource training(final Set<String> heads, final List<HeadFile> measured) throws IOException {
		if (images != null) return images;
		final ComplexImageSource simulated = simulated(heads);
		final double fraction = config.data().measuredFraction();
		if (fraction == 0) return simulated;
		return new MixedImages(simulated, new MeasuredImages(new HeadFiles(dataFolder, report).measured(measured, heads)), fraction);
	}

	private ComplexImageSource simulated(final Set<String> heads) throws IOException {
		return new PhasedImages(new SimulatedImages(new HeadFiles(dataFolder, report).simulated(config.data().magnitudes(), heads),
			acquisition()), new StripPhaseMix(images == null ? config.data().phases() : Map.of(StripPhase.SIMULATED.toString(), 1.0)));
	}

	private ReconExamples examples(final ComplexImageSource images) {
		final TrainReconConfig.Data data = config.data();
		return new ReconExamples(images, data.sampling(), new ReconExamples.Size(data.batchPixels(), data.minSide(), data.maxSide(), data
			.stripHeight()));
	}
}
