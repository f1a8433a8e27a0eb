package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.skullstrip.StripModel;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.testing.TinyStripModel;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From NIfTI files to a model folder and its evaluation, on ellipsoids with a brain. */
class TrainSkullStripTest {

	@TempDir
	private static Path data;

	@TempDir
	private Path output;

	@BeforeAll
	static void writeHeads() throws IOException {
		StripHeads.write(data);
	}

	private static TrainSkullStripConfig config(final int steps) {
		final TrainSkullStripConfig.Data source = new TrainSkullStripConfig.Data(List.of(StripHeads.file("a", "a.nii"), StripHeads.file("b",
			"b.nii")), List.of("b"), 4, 2, Map.of("simulated", 0.5, "zero", 0.5), 0, 0, 0.28, 0, null);
		return new TrainSkullStripConfig("tiny", 1, TinyStripModel.stage(32), source, new TrainSkullStripConfig.Loss(1, 1, 0.5, 0.5),
			new OptimiserOptions(steps, 0.01, 1, 0.01, 1, 0.9), new TrainPhaseConfig.Loop(steps / 2, 2, 0), Map.of("licence", "none"));
	}

	private static double train(final TrainSkullStripConfig config, final Path output) throws IOException, InterruptedException {
		return new TrainSkullStrip(config, data, output, line -> {}).run(DeviceChoice.CPU);
	}

	@Test
	void aRunLearnsAndEndsWithAModelThatCanBeJudged() throws IOException, InterruptedException {
		final double validation = train(config(16), output);
		assertTrue(validation < 0.5, "1 - Dice " + validation);
		final ModelFolder.Content model = ModelFolder.read(output.resolve("model"));
		assertEquals("a", model.config().cardText("mask training heads").orElse(""));
		assertEquals("b", model.config().cardText("mask validation heads").orElse(""));
		final HeadFile measured = new HeadFile("b", "b.nii", "phase.nii", 0, "brain.nii", "RAS");
		final Path judged = output.resolve("judged");
		try (StripModel loaded = StripModel.load(new ModelSource.Folder(output.resolve("model")), DeviceChoice.CPU)) {
			final List<String> lines = new ArrayList<>();
			new EvaluateSkullStrip(new StripEvaluationConfig(List.of(StripHeads.file("b", "b.nii"), measured), List.of("zero", "simulated"), 1),
				data, judged, lines::add).run(loaded, StripOptions.defaults());
			assertEquals(3, lines.size());
			assertTrue(Files.readString(judged.resolve("evaluation.md")).contains("| b | b.nii | measured | "));
			final JsonElement rows = JsonParser.parseString(Files.readString(judged.resolve("evaluation.json")));
			assertEquals(3, rows.getAsJsonArray().size());
			for (final JsonElement row : rows.getAsJsonArray())
				assertTrue(row.getAsJsonObject().get("dice").getAsDouble() > 0.2, row.toString());
			for (final String name : List.of("b_zero", "b_simulated", "b_measured"))
				assertTrue(Files.size(judged.resolve(name + ".png")) > 0, name);
			assertThrows(FileAlreadyExistsException.class, () -> EvaluateSkullStrip.checkNone(judged));
			final IllegalArgumentException seen = assertThrows(IllegalArgumentException.class, () -> new EvaluateSkullStrip(
				new StripEvaluationConfig(List.of(StripHeads.file("a", "a.nii")), List.of("zero"), 1), data, judged, lines::add).run(loaded,
					StripOptions.defaults()));
			assertEquals("head: found a, expected none of the training heads of model tiny: a", seen.getMessage());
		}
	}

	@Test
	void aRunThatWasInterruptedGoesOnAsIfItHadNotBeen() throws IOException, InterruptedException {
		final Path whole = output.resolve("whole");
		final Path parts = output.resolve("parts");
		train(config(4), whole);
		assertThrows(IllegalStateException.class, () -> new TrainSkullStrip(config(4), data, parts, line -> {
			if (line.startsWith("step 2")) throw new IllegalStateException("interrupted");
		}).run(DeviceChoice.CPU));
		train(config(4), parts);
		assertArrayEquals(Files.readAllBytes(whole.resolve("model").resolve(ModelFolder.WEIGHTS)), Files.readAllBytes(parts.resolve("model")
			.resolve(ModelFolder.WEIGHTS)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "name | null", "stage | null", "stage.role | \"base\"", "stage.maxSide | 16",
		"stage.maxSide | 600", "data | null", "data.images | []", "data.images | [{\"head\": \"a\", \"image\": \"b\"}]", "data.batchSize | 0",
		"data.validationBatches | 0", "data.phases | {}", "data.phases | {\"zero\": 0.5}", "data.phases | {\"other\": 1}",
		"data.phases | {\"zero\": 2, \"naive\": -1}", "data.contrastCurves | 1.5", "data.periphery | -1", "data.emptySlices | 2", "data.leastHeadArea | 0", "loss | null", "loss.dice | -1",
		"loss | {\"crossEntropy\": 0, \"dice\": 0, \"image\": 1, \"kSpace\": 1}", "optimiser.steps | 0", "loop | null", "card | null",
		"data.more | 1" })
	void whatWouldEndARunIsFoundBefore(final String field, final String value) throws IOException {
		final JsonObject json = JsonParser.parseString(config(4).toJson()).getAsJsonObject();
		JsonObject parent = json;
		final String[] names = field.split("\\.");
		for (int i = 0; i < names.length - 1; i++)
			parent = parent.getAsJsonObject(names[i]);
		parent.add(names[names.length - 1], JsonParser.parseString(value));
		final Path file = Files.writeString(output.resolve("config.json"), json.toString());
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> TrainSkullStripConfig.read(file));
		assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
		assertTrue(e.getMessage().contains(names[0]) || e.getMessage().contains(names[names.length - 1]), e.getMessage());
	}

	@Test
	void aConfigurationIsReadAsItWasWritten() throws IOException {
		final Path file = Files.writeString(output.resolve("config.json"), config(4).toJson());
		assertEquals(config(4).toJson(), TrainSkullStripConfig.read(file).toJson());
	}
}
