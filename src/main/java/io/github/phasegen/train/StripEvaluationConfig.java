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
 * What a skull-stripping model is judged on, as a JSON file. No head in it may be one the model was trained on.
 *
 * @param images images with brain masks; those with a phase file are judged with their measured phase alone, the others with every phase of
 *          {@code phases}
 * @param phases names of {@link StripPhase}
 * @param seed of simulated, naive and smooth phase
 */
public record StripEvaluationConfig(List<HeadFile> images, List<String> phases, long seed) {

	public StripEvaluationConfig {
		require(images != null && !images.isEmpty(), "images", "none", "at least one image");
		for (int i = 0; i < images.size(); i++) {
			final HeadFile file = images.get(i);
			require(file != null && file.head() != null && file.image() != null && file.brain() != null, "images[" + i + "]", file,
				"head, image and brain mask");
			BodyAxis.fromOrientation(file.orientation());
		}
		final boolean magnitudes = images.stream().anyMatch(file -> file.phase() == null);
		require(phases != null && !(magnitudes && phases.isEmpty()), "phases", phases, "at least one");
		for (final String name : phases)
			require(StripPhase.parse(name) != StripPhase.GENERATED, "phases", name, "phases of test images, which none generates");
		images = List.copyOf(images);
		phases = List.copyOf(phases);
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
	}

	/** @throws IllegalArgumentException naming the file and what is wrong with it */
	public static StripEvaluationConfig read(final Path file) throws IOException {
		try {
			return RecordJson.read(Files.readString(file, StandardCharsets.UTF_8), StripEvaluationConfig.class);
		}
		catch (final IllegalArgumentException | CharacterCodingException e) {
			throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
		}
	}
}
