package io.github.phasegen.train;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.model.RecordJson;
import io.github.phasegen.simulate.BodyAxis;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * What a reconstruction model is judged on, as a JSON file. No head in it may be one the model was trained on.
 *
 * @param images complex images, magnitudes with their measured phase, or magnitudes (those with an orientation) that an acquisition is
 *          simulated from
 * @param sampling all patterns by all accelerations; every slice gets a mask of its own
 * @param everySlice 1 to judge all slices that show enough of the head, 2 for every second, ...
 * @param waveletWeights weights of l1-wavelet compressed sensing beside which the model is judged, the one that is best for the volume; empty
 *          for none
 * @param acquisitions simulated of each magnitude image, each with another echo, receiver, field and noise; absent for one
 * @param seed of simulated acquisitions and masks; those of the next acquisition follow it
 */
public record ReconEvaluationConfig(List<HeadFile> images, ReconSampling sampling, int everySlice, List<Double> waveletWeights,
	int acquisitions, long seed)
{

	private static final int MOST_ACQUISITIONS = 100;

	public ReconEvaluationConfig {
		require(images != null && !images.isEmpty(), "images", "none", "at least one image");
		for (final HeadFile file : images) {
			require(file != null && file.head() != null && file.image() != null, "images", file, "head and image");
			if (file.orientation() != null) BodyAxis.fromOrientation(file.orientation());
		}
		require(sampling != null, "sampling", "nothing", "a value");
		require(everySlice >= 1, "everySlice", everySlice, "at least 1");
		acquisitions = acquisitions == 0 ? 1 : acquisitions;
		require(acquisitions >= 1 && acquisitions <= MOST_ACQUISITIONS, "acquisitions", acquisitions, "1 to " + MOST_ACQUISITIONS);
		waveletWeights = waveletWeights == null ? List.of() : List.copyOf(waveletWeights);
		for (final double weight : waveletWeights)
			require(weight >= 0 && Double.isFinite(weight), "waveletWeights", weight, "at least 0");
		images = List.copyOf(images);
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
	}

	/** @throws IllegalArgumentException naming the file and what is wrong with it */
	public static ReconEvaluationConfig read(final Path file) throws IOException {
		try {
			return RecordJson.read(Files.readString(file, StandardCharsets.UTF_8), ReconEvaluationConfig.class);
		}
		catch (final IllegalArgumentException | CharacterCodingException e) {
			throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
		}
	}
}
