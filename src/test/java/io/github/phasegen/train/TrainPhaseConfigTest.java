package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainPhaseConfigTest {

	private static final Path DOCS = Path.of("docs/training");

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "base", "refine" })
	void theConfigurationsOfTheBundledModelAreReadAndWrittenBackUnchanged(final String name) throws IOException {
		final TrainPhaseConfig config = TrainPhaseConfig.read(DOCS.resolve(name + ".json"));
		assertEquals(name, config.stage().role());
		final Path copy = Files.writeString(folder.resolve("config.json"), config.toJson());
		assertEquals(config.toJson(), TrainPhaseConfig.read(copy).toJson());
	}

	@Test
	void theEvaluationOfTheBundledModelIsReadAndJudgesNoHeadOfItsTraining() throws IOException {
		final EvaluationConfig evaluation = EvaluationConfig.read(DOCS.resolve("evaluation.json"));
		for (final String name : new String[] { "base", "refine" }) {
			final PhaseData data = new PhaseData(TrainPhaseConfig.read(DOCS.resolve(name + ".json")).data(), null, line -> {});
			evaluation.measured().forEach(file -> assertTrue(!data.trainingHeads().contains(file.head()), file.head()));
			evaluation.simulated().forEach(file -> assertTrue(!data.trainingHeads().contains(file.head()), file.head()));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "name | null", "stage | null", "stage.role | \"other\"",
		"stage.role | null", "stage.network | null", "process | null", "process.schedule | \"linear\"",
		"process.schedule | null", "process.prediction | \"score\"", "process.prediction | \"epsilon\"",
		"process.noise | null", "process.scheduleSteps | 0", "process.defaultSteps | 0", "process.defaultSteps | 1001",
		"data | null", "data.magnitudes | null", "data.magnitudes | []", "data.magnitudes | [null]", "data.measured | [null]",
		"data.measured | [{\"head\": \"a\", \"image\": \"b\", \"fieldMapEchoTime\": 0.005}]",
		"data.measured | [{\"head\": \"a\", \"image\": \"b\", \"fieldMapEchoTime\": -1}]", "data.measuredFraction | 0.5",
		"data.measuredFraction | -0.5", "data.measuredFraction | 1.5", "data.batchSize | 0", "data.batchSize | \"many\"",
		"data.validationBatches | 0", "data.folds | 1", "data.minSide | 8", "data.maxSide | 40", "data.maxSide | 5000",
		"optimiser | null", "optimiser.steps | 0", "optimiser.learningRate | 2", "optimiser.clipNorm | [1]", "loop | null",
		"loop.validateEvery | 0", "loop.patience | -1", "card | null", "learning_rate | 0.1", "optimiser.learningrate | 0.1",
		"stage.depth | 3" })
	void aFieldOutOfRangeIsNamedWithItsFile(final String field, final String value) throws IOException {
		final String last = field.substring(field.lastIndexOf('.') + 1);
		assertRefused(changed("base", field, value), last.equals("measuredFraction") && value.equals("0.5") ? "measured" : last
			.equals("folds") ? "fold" : last);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "head | null", "image | null", "orientation | null",
		"orientation | \"XYZ\"" })
	void anIncompleteImageIsNamed(final String field, final String value) throws IOException {
		final JsonObject json = json("base");
		json.getAsJsonObject("data").getAsJsonArray("magnitudes").get(3).getAsJsonObject().add(field, JsonParser.parseString(
			value));
		assertRefused(json, "data.magnitudes[3]." + field);
	}

	@ParameterizedTest
	@CsvSource({ "0", "4", "90" })
	void aWindowMustFitTwiceIntoTheImages(final int window) throws IOException {
		assertRefused(changed("refine", "data.window", String.valueOf(window)), window < 8 ? "data.window" : "data.minSide");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{", "{} trailing", "nonsense" })
	void aFileThatIsNoConfigurationIsRefused(final String text) throws IOException {
		final Path file = Files.writeString(folder.resolve("config.json"), text);
		for (final String message : new String[] { message(() -> TrainPhaseConfig.read(file)), message(() -> EvaluationConfig.read(
			file)) })
			assertTrue(message.startsWith(file.toString()), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "measured | []", "measured | [null]", "measured | null",
		"simulated | [{\"head\": \"a\", \"image\": \"b\"}]", "simulatedSlices | -1", "simulatedSide | 4", "everySlice | 0",
		"draws | 0", "steps | [0]", "steps | [null]", "steps | 7", "stepSlices | 0",
		"simulated_slices | 3" })
	void anEvaluationOutOfRangeIsNamed(final String field, final String value) throws IOException {
		final JsonObject json = json("evaluation");
		json.add(field, JsonParser.parseString(value));
		final Path file = Files.writeString(folder.resolve("config.json"), json.toString());
		final String message = message(() -> EvaluationConfig.read(file));
		assertTrue(message.startsWith(file.toString()) && message.contains(field), message);
	}

	private static JsonObject json(final String name) throws IOException {
		return JsonParser.parseString(Files.readString(DOCS.resolve(name + ".json"))).getAsJsonObject();
	}

	private static JsonObject changed(final String name, final String field, final String value) throws IOException {
		final JsonObject json = json(name);
		final String[] path = field.split("\\.");
		final JsonElement parsed = JsonParser.parseString(value);
		(path.length == 1 ? json : json.getAsJsonObject(path[0])).add(path[path.length - 1], parsed);
		return json;
	}

	private void assertRefused(final JsonObject json, final String field) throws IOException {
		final Path file = Files.writeString(folder.resolve("config.json"), json.toString());
		final String message = message(() -> TrainPhaseConfig.read(file));
		assertTrue(message.startsWith(file.toString()) && message.contains(field), message);
	}

	private static String message(final Executable reading) {
		return assertThrows(IllegalArgumentException.class, reading).getMessage();
	}
}
