package io.github.phasegen.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * What a model is judged on, as a JSON file. No head in it may be one the model was trained on.
 *
 * @param measured heads with measured phase; each is judged with baselines fitted to the other ones
 * @param simulated magnitude heads of which acquisitions are simulated; judged with baselines fitted to all measured heads
 * @param simulatedSlices simulated acquisitions per head
 * @param simulatedSide their width and height in pixels
 * @param everySlice 1 to judge all slices of a measured head, 2 for every second, …
 * @param draws seeds that are averaged for random methods
 * @param steps step counts of the step curve; empty for none
 * @param stepSlices slices per head of the step curve, which takes the first image of each head
 */
public record EvaluationConfig(List<HeadFile> measured, List<HeadFile> simulated, int simulatedSlices, int simulatedSide,
	int everySlice, int draws, List<Integer> steps, int stepSlices)
{
	public EvaluationConfig {
		require(measured != null && measured.stream().map(HeadFile::head).distinct().count() > 1, "measured", measured,
			"images of at least two heads, so that baselines can be fitted to the others");
		require(simulatedSlices >= 0 && simulatedSlices <= 1000, "simulatedSlices", simulatedSlices, "0 to 1000");
		require(simulatedSlices == 0 || simulatedSide >= 16 && simulatedSide <= 1024, "simulatedSide", simulatedSide,
			"16 to 1024");
		require(everySlice >= 1, "everySlice", everySlice, "at least 1");
		require(draws >= 1 && draws <= 100, "draws", draws, "1 to 100");
		require(stepSlices >= 1, "stepSlices", stepSlices, "at least 1");
		simulated = simulated == null ? List.of() : List.copyOf(simulated);
		steps = steps == null ? List.of() : List.copyOf(steps);
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
	}

	/** @throws IllegalArgumentException naming the file and what is wrong with it */
	public static EvaluationConfig read(final Path file) throws IOException {
		try {
			final EvaluationConfig config = new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8),
				EvaluationConfig.class);
			if (config == null) throw new JsonParseException("found nothing, expected an evaluation's configuration");
			return config;
		}
		catch (final RuntimeException e) {
			// gson wraps what a record's constructor throws
			Throwable cause = e;
			while (cause.getCause() != null)
				cause = cause.getCause();
			throw new IllegalArgumentException(file + ": " + cause.getMessage(), e);
		}
	}
}
