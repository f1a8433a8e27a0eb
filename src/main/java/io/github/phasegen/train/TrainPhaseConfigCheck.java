package io.github.phasegen.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.diffusion.DiffusionProcess;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.simulate.BodyAxis;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** Finds before a run of hours what would end it, or make its model useless. */
final class TrainPhaseConfigCheck {

	private static final int LARGEST_SIDE = 1024;
	private static final int SMALLEST_BASE = 32;
	private static final int SMALLEST_WINDOW = 8;

	private TrainPhaseConfigCheck() {}

	/** @throws IllegalArgumentException naming the field */
	static void check(final TrainPhaseConfig config) {
		final Map<String, Object> needed = new LinkedHashMap<>();
		needed.put("name", config.name());
		needed.put("stage", config.stage());
		needed.put("process", config.process());
		needed.put("data", config.data());
		needed.put("optimiser", config.optimiser());
		needed.put("loop", config.loop());
		needed.put("card", config.card());
		needed.forEach((field, value) -> require(value != null, field, "nothing", "a value"));
		DiffusionProcess.of(config.process());
		checkModel(config);
		checkData(config.data());
		checkSides(config.data(), config.stage().role().equals(StageConfig.REFINE));
		new LoopOptions(null, config.loop().validateEvery(), config.loop().checkpointEvery(), config.loop().patience(), null);
	}

	private static void checkModel(final TrainPhaseConfig config) {
		try {
			ModelFolder.check(config.model(config.card()));
		}
		catch (final ModelException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}

	private static void checkData(final TrainPhaseConfig.Data data) {
		require(data.magnitudes() != null && !data.magnitudes().isEmpty(), "data.magnitudes", "none", "at least one image");
		checkMagnitudes("data.magnitudes", data.magnitudes());
		checkMeasured("data.measured", data.measured());
		require(data.measuredFraction() >= 0 && data.measuredFraction() <= 1, "data.measuredFraction", data.measuredFraction(),
			"0 to 1");
		require(data.measuredFraction() == 0 || data.measured() != null && !data.measured().isEmpty(), "data.measured", "none",
			"images for a measuredFraction of " + data.measuredFraction());
		require(data.batchSize() >= 1 && data.batchSize() <= 4096, "data.batchSize", data.batchSize(), "1 to 4096");
		require(data.validationBatches() >= 1, "data.validationBatches", data.validationBatches(), "at least 1");
		require(data.folds() == 0 || data.folds() >= 2 && data.fold() >= 0 && data.fold() < data.folds(), "data.fold", data
			.fold() + " of " + data.folds(), "folds 0, or at least 2 and fold below folds");
	}

	private static void checkSides(final TrainPhaseConfig.Data data, final boolean refines) {
		require(!refines || data.window() >= SMALLEST_WINDOW, "data.window", data.window(), "at least " + SMALLEST_WINDOW);
		final int least = refines ? 2 * data.window() : SMALLEST_BASE;
		require(data.minSide() >= least && data.maxSide() >= data.minSide() && data.maxSide() <= LARGEST_SIDE,
			"data.minSide, maxSide", data.minSide() + " to " + data.maxSide(), least + " to " + LARGEST_SIDE + ", increasing");
	}

	/** Magnitude images that acquisitions are simulated from. */
	static void checkMagnitudes(final String field, final List<HeadFile> files) {
		for (int i = 0; i < files.size(); i++) {
			final String name = checkFile(field, i, files.get(i));
			require(files.get(i).orientation() != null, name + ".orientation", "nothing", "three letters such as RAS");
			try {
				BodyAxis.fromOrientation(files.get(i).orientation());
			}
			catch (final IllegalArgumentException e) {
				throw new IllegalArgumentException(name + "." + e.getMessage(), e);
			}
		}
	}

	/** Measured images; null for none. */
	static void checkMeasured(final String field, final List<HeadFile> files) {
		if (files == null) return;
		for (int i = 0; i < files.size(); i++) {
			final String name = checkFile(field, i, files.get(i));
			final double time = files.get(i).fieldMapEchoTime();
			require(time >= 0 && time < 1, name + ".fieldMapEchoTime", time, "seconds, 0 to 1");
			require(time == 0 || files.get(i).phase() != null, name + ".phase", "nothing", "the field map");
		}
	}

	private static String checkFile(final String field, final int index, final HeadFile file) {
		final String name = field + "[" + index + "]";
		require(file != null, name, "nothing", "head and image");
		require(file.head() != null, name + ".head", "nothing", "the head's name");
		require(file.image() != null, name + ".image", "nothing", "a NIfTI file");
		return name;
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
	}
}
