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
 * Everything that decides the training of a reconstruction model, as a JSON file; a copy is saved beside the weights.
 *
 * @param name what the model is called
 * @param seed of the initial weights and the data
 * @param stage the network to train, of role "cascade"
 * @param data where examples come from
 * @param loss what is made small
 * @param optimiser how weights are updated
 * @param loop how the run is watched and saved
 * @param card licence and other texts for the model card
 */
public record TrainReconConfig(String name, long seed, StageConfig stage, Data data, ReconLoss loss, OptimiserOptions optimiser, Loop loop,
	Map<String, String> card)
{
	/**
	 * @param magnitudes magnitude images that acquisitions are simulated from
	 * @param phases what part of the simulated examples has which phase, by the name of {@link StripPhase}; the parts add up to 1
	 * @param measured complex images, with measured or with generated phase; may be null
	 * @param measuredFraction part of the examples that come from them
	 * @param validationHeads heads kept for validation, on simulated acquisitions
	 * @param batchPixels pixels per update, about: small images make larger batches
	 * @param validationBatches batches of the fixed validation set
	 * @param minSide smallest longer side of an image
	 * @param maxSide largest longer side
	 * @param stripHeight most rows of an example, cut out of the image; columns are sampled, so each row's k-space is complete in itself, and
	 *          images can be wide for the cost of small ones. 0 for whole images
	 * @param sampling of k-space
	 */
	public record Data(List<HeadFile> magnitudes, Map<String, Double> phases, List<HeadFile> measured, double measuredFraction,
		List<String> validationHeads, int batchPixels, int validationBatches, int minSide, int maxSide, int stripHeight,
		ReconSampling sampling)
	{
		/** The same with other heads held out and other phases. */
		public Data with(final List<String> heldOut, final Map<String, Double> newPhases) {
			return new Data(magnitudes, newPhases, measured, measuredFraction, heldOut, batchPixels, validationBatches, minSide, maxSide,
				stripHeight, sampling);
		}
	}

	/** @throws IllegalArgumentException naming the file and what is wrong with it */
	public static TrainReconConfig read(final Path file) throws IOException {
		try {
			final TrainReconConfig config = RecordJson.read(Files.readString(file, StandardCharsets.UTF_8), TrainReconConfig.class);
			TrainReconConfigCheck.check(config);
			return config;
		}
		catch (final IllegalArgumentException | CharacterCodingException e) {
			throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
		}
	}

	/**
	 * Checks a configuration whose examples come from a {@link ReconBank}.
	 *
	 * @throws IllegalArgumentException naming the field
	 */
	public void checkForBank(final ReconBank.Options bank) {
		TrainReconConfigCheck.checkForBank(this, bank);
	}

	/** The configuration of the model that is trained, without the hash of its weights. */
	ModelConfig model(final Map<String, String> modelCard) {
		return new ModelConfig(ModelConfig.FORMAT, name, ModelConfig.RECON, null, List.of(stage), ModelConfig.UNSCALED, null, null, null,
			modelCard);
	}

	/** The configuration as JSON. */
	public String toJson() {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this) + "\n";
	}
}
