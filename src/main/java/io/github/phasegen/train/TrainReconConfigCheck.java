package io.github.phasegen.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.simulate.BodyAxis;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** Finds before a run of hours what would end it, or make its model useless. */
final class TrainReconConfigCheck {

	private static final int SMALLEST_SIDE = 32;
	private static final int LARGEST_SIDE = 512;

	private TrainReconConfigCheck() {}

	/** @throws IllegalArgumentException naming the field */
	static void check(final TrainReconConfig config) {
		checkAll(config);
		final double generated = config.data().phases().getOrDefault(StripPhase.GENERATED.toString(), 0.0);
		require(generated == 0, "data.phases.generated", generated, "0: files of generated images are named by data.measured");
	}

	/**
	 * The same for examples of a {@link ReconBank}, which can have generated phase.
	 *
	 * @throws IllegalArgumentException naming the field
	 */
	static void checkForBank(final TrainReconConfig config, final ReconBank.Options bank) {
		checkAll(config);
		final int least = ReconExamples.shorterSides(ReconExamples.multiple(config.data().maxSide())).size();
		require(bank.examplesPerHead() >= least, "bank.examplesPerHead", bank.examplesPerHead(), "at least " + least +
			": each side that batches have needs an example");
		for (final HeadFile file : config.data().magnitudes())
			BankFile.checkHead("data.magnitudes.head", file.head());
	}

	private static void checkAll(final TrainReconConfig config) {
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
		checkData(config.data());
		new LoopOptions(null, config.loop().validateEvery(), config.loop().checkpointEvery(), config.loop().patience(), null);
	}

	private static void checkModel(final TrainReconConfig config) {
		require(StageConfig.CASCADE.equals(config.stage().role()), "stage.role", config.stage().role(), StageConfig.CASCADE);
		require(NetworkFactory.UNROLLED.equals(config.stage().architecture()), "stage.architecture", config.stage().architecture(),
			NetworkFactory.UNROLLED);
		try {
			ModelFolder.check(config.model(config.card()));
		}
		catch (final ModelException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}

	private static void checkData(final TrainReconConfig.Data data) {
		require(data.magnitudes() != null && !data.magnitudes().isEmpty(), "data.magnitudes", "none", "at least one image");
		checkFiles("data.magnitudes", data.magnitudes());
		data.magnitudes().forEach(file -> BodyAxis.fromOrientation(file.orientation()));
		final List<HeadFile> measured = data.measured() == null ? List.of() : data.measured();
		checkFiles("data.measured", measured);
		require(data.measuredFraction() >= 0 && data.measuredFraction() <= 1, "data.measuredFraction", data.measuredFraction(), "0 to 1");
		require(data.measuredFraction() == 0 || !measured.isEmpty(), "data.measured", "none", "images for " + data.measuredFraction() +
			" of the examples");
		TrainSkullStripConfigCheck.checkPhases(data.phases());
		require(data.validationBatches() >= 1, "data.validationBatches", data.validationBatches(), "at least 1");
		require(data.batchPixels() >= 1 && data.batchPixels() <= 1 << 24, "data.batchPixels", data.batchPixels(), "1 to 16777216");
		require(data.minSide() >= SMALLEST_SIDE && data.minSide() <= data.maxSide() && data.maxSide() <= LARGEST_SIDE,
			"data.minSide and data.maxSide", data.minSide() + " and " + data.maxSide(), SMALLEST_SIDE + " to " + LARGEST_SIDE + " in order");
		require(data.stripHeight() == 0 || data.stripHeight() >= SMALLEST_SIDE, "data.stripHeight", data.stripHeight(), "0 or at least " +
			SMALLEST_SIDE);
		require(data.sampling() != null, "data.sampling", "nothing", "a value");
	}

	private static void checkFiles(final String field, final List<HeadFile> files) {
		for (int i = 0; i < files.size(); i++)
			require(files.get(i) != null && files.get(i).head() != null && files.get(i).image() != null, field + "[" + i + "]", files.get(i),
				"head and image");
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
	}
}
