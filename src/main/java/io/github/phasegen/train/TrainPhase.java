package io.github.phasegen.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import ai.djl.ndarray.NDManager;
import io.github.phasegen.diffusion.NoiseKind;
import io.github.phasegen.diffusion.NoiseSchedule;
import io.github.phasegen.diffusion.Prediction;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.model.Tensor;
import io.github.phasegen.nn.Network;

/** Trains one stage of a phase model: the entry point of "train phase". */
public final class TrainPhase {

	private final TrainPhaseConfig config;
	private final Path dataFolder;
	private final Path output;
	private final Consumer<String> report;

	/**
	 * @param dataFolder folder that the configuration's paths start from
	 * @param output folder for checkpoint, log, curve, configuration and, at the end, the model; a run found there is resumed
	 */
	public TrainPhase(final TrainPhaseConfig config, final Path dataFolder, final Path output, final Consumer<String> report) {
		this.config = config;
		this.dataFolder = dataFolder;
		this.output = output;
		this.report = report;
	}

	/**
	 * Trains to the end and writes the model folder {@code output/model}.
	 *
	 * @return the last validation loss
	 * @throws TrainingException when the loss is not finite
	 */
	public double run(final DeviceChoice device) throws IOException, InterruptedException {
		Files.createDirectories(output);
		Files.writeString(output.resolve("config.json"), config.toJson());
		final PhaseData data = new PhaseData(config.data(), dataFolder, report);
		try (NDManager manager = Engines.pytorch().newBaseManager(device.resolve());
				Network network = NetworkFactory.build(config.stage(), manager, config.seed()))
		{
			report.accept("Training " + config.name() + " (" + config.stage().role() + "), " + network.parameters()
				.trainableCount() + " real parameters, on " + DeviceChoice.name(manager.getDevice()));
			final PhaseTask task = new PhaseTask(network, process(), new PhaseTask.Data(examples(data.training()), examples(data
				.validation()), config.data().batchSize(), config.data().validationBatches(), config.seed()));
			final LoopOptions options = new LoopOptions(output, config.loop().validateEvery(), config.loop().checkpointEvery(),
				config.loop().patience(), hash(config.toJson()));
			final double validation = new TrainingLoop<>(task, config.optimiser(), options, report).run();
			writeModel(network, data, validation);
			return validation;
		}
	}

	private PhaseTask.Process process() {
		final TrainPhaseConfig.Process process = config.process();
		return new PhaseTask.Process(NoiseSchedule.named(process.schedule(), process.scheduleSteps()), Prediction.valueOf(process
			.prediction().toUpperCase(Locale.ROOT)), NoiseKind.valueOf(process.noise().toUpperCase(Locale.ROOT)));
	}

	private PhaseExamples examples(final ComplexImageSource images) {
		final TrainPhaseConfig.Data data = config.data();
		return switch (config.stage().role()) {
			case StageConfig.BASE -> new PhaseExamples.Base(images, data.minSide(), data.maxSide());
			case StageConfig.REFINE -> new PhaseExamples.Refine(images, data.window(), data.minSide(), data.maxSide());
			default -> throw new IllegalArgumentException("stage.role: found " + config.stage().role() +
				", expected base or refine");
		};
	}

	private void writeModel(final Network network, final PhaseData data, final double validation) throws IOException {
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		network.parameters().all().forEach((name, array) -> weights.put(config.stage().role() + "." + name, new Tensor(array
			.getShape().getShape(), array.toFloatArray())));
		final Map<String, String> card = new LinkedHashMap<>(config.card());
		card.put(config.stage().role() + " training heads", String.join(", ", data.trainingHeads()));
		card.put(config.stage().role() + " validation heads", String.join(", ", data.validationHeads()));
		card.put(config.stage().role() + " validation loss", String.format(Locale.ROOT, "%.4f", validation));
		final TrainPhaseConfig.Process process = config.process();
		final ModelConfig model = new ModelConfig(ModelConfig.FORMAT, config.name(), "phase", List.of(config.stage()), process
			.schedule(), process.scheduleSteps(), process.prediction(), process.noise(), process.defaultSteps(), null, card);
		ModelFolder.write(output.resolve("model"), model, weights);
		report.accept("Model written to " + output.resolve("model"));
	}

	private static String hash(final String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
