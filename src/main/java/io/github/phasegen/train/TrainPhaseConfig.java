package io.github.phasegen.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import io.github.phasegen.model.StageConfig;

/**
 * Everything that decides a training run of one stage, as a JSON file; a copy is saved beside the weights.
 *
 * @param name what the model is called
 * @param seed of the initial weights, data, noise and times
 * @param stage the network to train
 * @param process the diffusion process
 * @param data where examples come from
 * @param optimiser how weights are updated
 * @param loop how the run is watched and saved
 * @param card licence and other texts for the model card
 */
public record TrainPhaseConfig(String name, long seed, StageConfig stage, Process process, Data data,
	OptimiserOptions optimiser, Loop loop, Map<String, String> card)
{
	/** See {@link io.github.phasegen.model.ModelConfig}. */
	public record Process(String schedule, int scheduleSteps, String prediction, String noise, int defaultSteps) {}

	/** Numbers of {@link LoopOptions}. */
	public record Loop(int validateEvery, int checkpointEvery, int patience) {}

	/**
	 * @param magnitudes magnitude images that acquisitions are simulated from
	 * @param measured measured complex images
	 * @param measuredFraction part of the examples that are measured
	 * @param validationHeads heads kept for validation; empty to use folds
	 * @param folds number of folds for cross-validation by head, 0 for none
	 * @param fold the fold kept for validation
	 * @param batchSize examples per update
	 * @param validationBatches batches of the fixed validation set
	 * @param minSide base: smallest longer side; refine: smallest side of the images
	 * @param maxSide base: largest longer side; refine: largest side of the images
	 * @param window refine: side of the square windows
	 */
	public record Data(List<HeadFile> magnitudes, List<HeadFile> measured, double measuredFraction,
		List<String> validationHeads, int folds, int fold, int batchSize, int validationBatches, int minSide, int maxSide,
		int window)
	{}

	/**
	 * One image of a head; paths are relative to the data folder.
	 *
	 * @param head name of the head: what belongs to one person has one name
	 * @param image NIfTI file of a magnitude, or a complex image
	 * @param phase NIfTI file of the phase that belongs to the magnitude, or null
	 * @param fieldMapEchoTime when {@code phase} is a field map in Hz: the echo time in seconds that turns it into phase; else 0
	 * @param brain NIfTI file of a brain mask (above zero), or null
	 * @param orientation where the axes point to, such as "RAS"
	 */
	public record HeadFile(String head, String image, String phase, double fieldMapEchoTime, String brain, String orientation) {}

	/**
	 * @throws IllegalArgumentException naming the file and what is wrong with it
	 */
	public static TrainPhaseConfig read(final Path file) throws IOException {
		try {
			final TrainPhaseConfig config = new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8),
				TrainPhaseConfig.class);
			if (config == null) throw new IllegalArgumentException(file + ": found nothing, expected a training configuration");
			config.check();
			return config;
		}
		catch (final JsonParseException e) {
			throw new IllegalArgumentException(file + ": not a training configuration: " + e.getMessage(), e);
		}
		catch (final RuntimeException e) {
			// gson wraps what a record's constructor throws
			Throwable cause = e;
			while (cause.getCause() != null)
				cause = cause.getCause();
			throw new IllegalArgumentException(file + ": " + cause.getMessage(), e);
		}
	}

	private void check() {
		for (final Map.Entry<String, Object> field : fields().entrySet())
			require(field.getValue() != null, field.getKey(), "nothing", "a value");
		require(data.magnitudes() != null && !data.magnitudes().isEmpty(), "data.magnitudes", "none", "at least one image");
		require(data.batchSize() >= 1 && data.batchSize() <= 4096, "data.batchSize", data.batchSize(), "1 to 4096");
		require(data.validationBatches() >= 1, "data.validationBatches", data.validationBatches(), "at least 1");
		require(data.folds() == 0 || data.folds() >= 2 && data.fold() >= 0 && data.fold() < data.folds(), "data.fold", data
			.fold() + " of " + data.folds(), "folds 0, or at least 2 and fold below folds");
		final int least = stage.role().equals(StageConfig.REFINE) ? 2 * data.window() : 32;
		require(data.minSide() >= least && data.maxSide() >= data.minSide() && data.maxSide() <= 1024, "data.minSide, maxSide",
			data.minSide() + " to " + data.maxSide(), least + " to 1024, increasing");
	}

	private Map<String, Object> fields() {
		final Map<String, Object> fields = new java.util.LinkedHashMap<>();
		fields.put("name", name);
		fields.put("stage", stage);
		fields.put("process", process);
		fields.put("data", data);
		fields.put("optimiser", optimiser);
		fields.put("loop", loop);
		fields.put("card", card);
		return fields;
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
	}

	/** The configuration as JSON. */
	public String toJson() {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this) + "\n";
	}
}
