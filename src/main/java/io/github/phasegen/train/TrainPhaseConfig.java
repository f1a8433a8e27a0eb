package io.github.phasegen.train;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.GsonBuilder;

import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.RecordJson;
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
public record TrainPhaseConfig(String name, long seed, StageConfig stage, DiffusionConfig process, Data data,
	OptimiserOptions optimiser, Loop loop, Map<String, String> card)
{
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
			final TrainPhaseConfig config = RecordJson.read(Files.readString(file, StandardCharsets.UTF_8), TrainPhaseConfig.class);
			TrainPhaseConfigCheck.check(config);
			return config;
		}
		catch (final IllegalArgumentException | CharacterCodingException e) {
			throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
		}
	}

	/** The configuration of the model that is trained, without the hash of its weights. */
	ModelConfig model(final Map<String, String> modelCard) {
		return ModelConfig.phase(name, List.of(stage), process, modelCard);
	}

	/** The configuration as JSON. */
	public String toJson() {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this) + "\n";
	}
}
