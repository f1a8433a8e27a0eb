package io.github.phasegen.train;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.GsonBuilder;

import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.RecordJson;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.train.TrainPhaseConfig.Loop;

/**
 * Everything that decides the training of a skull-stripping model, as a JSON file; a copy is saved beside the weights.
 *
 * @param name what the model is called
 * @param seed of the initial weights and the data
 * @param stage the network to train, of role "mask"; its maxSide is the longest side that the network works at
 * @param data where examples come from
 * @param loss weights of the parts of the loss
 * @param optimiser how weights are updated
 * @param loop how the run is watched and saved
 * @param card licence and other texts for the model card
 */
public record TrainSkullStripConfig(String name, long seed, StageConfig stage, Data data, Loss loss, OptimiserOptions optimiser,
	Loop loop, Map<String, String> card)
{
	/**
	 * @param images magnitude images with their brain masks
	 * @param validationHeads heads kept for validation
	 * @param batchSize examples per update
	 * @param validationBatches batches of the fixed validation set
	 * @param phases what part of the examples has which phase, by the name of {@link StripPhase}; the parts add up to 1
	 * @param contrastCurves part of the examples whose contrast is drawn at random, 0 to 1
	 * @param periphery part of the examples whose k-space periphery is scaled, 0 to 1
	 * @param leastHeadArea slices are drawn where the head has at least this part of its largest area; 0.03 takes in vertex and neck, which
	 *          the stacks hold that are stripped
	 * @param emptySlices part of the examples that show no brain (neck, face, vertex), 0 to 1; stacks of whole heads have many
	 * @param bank how examples are made once and kept; null to simulate every example anew
	 */
	public record Data(List<HeadFile> images, List<String> validationHeads, int batchSize, int validationBatches,
		Map<String, Double> phases, double contrastCurves, double periphery, double leastHeadArea, double emptySlices,
		Bank bank)
	{
		/** The same with other heads for validation and other phases. */
		public Data with(final List<String> newValidationHeads, final Map<String, Double> newPhases) {
			return new Data(images, newValidationHeads, batchSize, validationBatches, newPhases, contrastCurves, periphery, leastHeadArea, emptySlices,
				bank);
		}
	}

	/**
	 * Simulated acquisitions that are made once, with a phase that a model generates for each. Training with any phase sees the same
	 * magnitudes.
	 *
	 * @param examplesPerHead acquisitions kept of each head
	 * @param model name or folder of the phase model
	 * @param steps network passes at its coarsest level
	 * @param seed of acquisitions and phases; that of the training does not change them
	 */
	public record Bank(int examplesPerHead, String model, int steps, long seed) {}

	/**
	 * The loss is a weighted sum over the pixels of the working image.
	 *
	 * @param crossEntropy of the brain's probability
	 * @param dice 1 - soft Dice coefficient, mean over the images
	 * @param image mean modulus of the error of the stripped complex image, in units of the image's scale
	 * @param kSpace mean square of the error of the stripped k-space (with the unitary transform that of the image, by Parseval)
	 */
	public record Loss(double crossEntropy, double dice, double image, double kSpace) {}

	/** @throws IllegalArgumentException naming the file and what is wrong with it */
	public static TrainSkullStripConfig read(final Path file) throws IOException {
		try {
			final TrainSkullStripConfig config = RecordJson.read(Files.readString(file, StandardCharsets.UTF_8),
				TrainSkullStripConfig.class);
			config.check();
			return config;
		}
		catch (final IllegalArgumentException | CharacterCodingException e) {
			throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
		}
	}

	/** @throws IllegalArgumentException naming the field that would end a run, or make its model useless */
	public void check() {
		TrainSkullStripConfigCheck.check(this);
	}

	/** The configuration of the model that is trained, without the hash of its weights. */
	ModelConfig model(final Map<String, String> modelCard) {
		return new ModelConfig(ModelConfig.FORMAT, name, ModelConfig.SKULLSTRIP, null, List.of(stage), ModelConfig.UNSCALED, null, null,
			null, modelCard);
	}

	/** The configuration as JSON. */
	public String toJson() {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this) + "\n";
	}
}
