package io.github.phasegen.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.simulate.BodyAxis;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** Finds before a run of hours what would end it, or make its model useless. */
final class TrainSkullStripConfigCheck {

	private static final int LARGEST_SIDE = 512;
	private static final int SMALLEST_SIDE = 32;
	private static final int MOST_EXAMPLES = 100_000;
	private static final int MOST_STEPS = 1000;

	private TrainSkullStripConfigCheck() {}

	/** @throws IllegalArgumentException naming the field */
	static void check(final TrainSkullStripConfig config) {
		final Map<String, Object> needed = new LinkedHashMap<>();
		needed.put("name", config.name());
		needed.put("stage", config.stage());
		needed.put("data", config.data());
		needed.put("loss", config.loss());
		needed.put("optimiser", config.optimiser());
		needed.put("loop", config.loop());
		needed.put("card", config.card());
		needed.forEach((field, value) -> require(value != null, field, "nothing", "a value"));
		checkModel(config);
		checkStage(config.stage());
		checkData(config.data());
		if (config.data().bank() != null) checkBank(config);
		checkLoss(config.loss());
		new LoopOptions(null, config.loop().validateEvery(), config.loop().checkpointEvery(), config.loop().patience(), null);
	}

	private static void checkModel(final TrainSkullStripConfig config) {
		try {
			ModelFolder.check(config.model(config.card()));
		}
		catch (final ModelException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}

	private static void checkStage(final StageConfig stage) {
		require(StageConfig.MASK.equals(stage.role()), "stage.role", stage.role(), StageConfig.MASK);
		require(stage.maxSide() >= SMALLEST_SIDE && stage.maxSide() <= LARGEST_SIDE, "stage.maxSide", stage.maxSide(), SMALLEST_SIDE +
			" to " + LARGEST_SIDE);
	}

	private static void checkData(final TrainSkullStripConfig.Data data) {
		require(data.images() != null && !data.images().isEmpty(), "data.images", "none", "at least one image");
		for (int i = 0; i < data.images().size(); i++)
			checkImage("data.images[" + i + "]", data.images().get(i));
		require(data.batchSize() >= 1 && data.batchSize() <= 4096, "data.batchSize", data.batchSize(), "1 to 4096");
		require(data.validationBatches() >= 1, "data.validationBatches", data.validationBatches(), "at least 1");
		checkPhases(data.phases());
		final double generated = data.phases().getOrDefault(StripPhase.GENERATED.toString(), 0.0);
		require(generated == 0 || data.bank() != null, "data.phases.generated", generated,
			"0, or a data.bank of examples that phase is generated for");
		for (final double part : List.of(data.contrastCurves(), data.periphery(), data.emptySlices()))
			require(part >= 0 && part <= 1, "data.contrastCurves, data.periphery and data.emptySlices", part, "0 to 1");
		require(data.leastHeadArea() > 0 && data.leastHeadArea() <= 1, "data.leastHeadArea", data.leastHeadArea(), "above 0, at most 1");
	}

	private static void checkBank(final TrainSkullStripConfig config) {
		final TrainSkullStripConfig.Bank bank = config.data().bank();
		final int least = StripBank.shorterSides(config.stage().maxSide()).size();
		require(bank.examplesPerHead() >= least && bank.examplesPerHead() <= MOST_EXAMPLES, "data.bank.examplesPerHead", bank
			.examplesPerHead(), least + " to " + MOST_EXAMPLES + ": each side that batches have needs an example");
		require(bank.model() != null, "data.bank.model", "nothing", "a phase model");
		require(bank.steps() >= 1 && bank.steps() <= MOST_STEPS, "data.bank.steps", bank.steps(), "1 to " + MOST_STEPS);
		for (final HeadFile file : config.data().images())
			BankFile.checkHead("data.images.head", file.head());
	}

	private static void checkImage(final String field, final HeadFile file) {
		require(file != null && file.head() != null && file.image() != null, field, file, "head and image");
		require(file.brain() != null, field + ".brain", "nothing", "a brain mask");
		BodyAxis.fromOrientation(file.orientation());
	}

	static void checkPhases(final Map<String, Double> phases) {
		require(phases != null && !phases.isEmpty(), "data.phases", phases, "at least one");
		double sum = 0;
		for (final Map.Entry<String, Double> entry : phases.entrySet()) {
			StripPhase.parse(entry.getKey());
			final Double part = entry.getValue();
			require(part != null && part >= 0 && part <= 1, "data.phases." + entry.getKey(), part, "0 to 1");
			sum += part;
		}
		require(Math.abs(sum - 1) < 1e-6, "data.phases", "a sum of " + sum, "1");
	}

	private static void checkLoss(final TrainSkullStripConfig.Loss loss) {
		double sum = 0;
		for (final double weight : List.of(loss.crossEntropy(), loss.dice(), loss.image(), loss.kSpace())) {
			require(weight >= 0 && Double.isFinite(weight), "loss", weight, "weights of at least 0");
			sum += weight;
		}
		require(loss.crossEntropy() + loss.dice() > 0 && sum > 0, "loss", loss, "a part for the mask");
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
	}
}
