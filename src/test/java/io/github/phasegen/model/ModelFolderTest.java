package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {

	private static final ModelConfig CONFIG = TinyModel.config(List.of(TinyModel.stage(StageConfig.BASE, 16, 2), TinyModel.stage(
		StageConfig.REFINE, 0, 3)));

	@TempDir
	Path folder;

	private ModelConfig config;

	@BeforeEach
	void write() throws IOException {
		config = ModelFolder.write(folder, CONFIG, Map.of("base.a", new Tensor(new long[] { 2 }, new float[] {
			1, 2 }), "refine.b", new Tensor(new long[] {}, new float[] { 3 })));
	}

	@Test
	void configurationAndWeightsComeBack() throws IOException {
		final ModelFolder.Content content = ModelFolder.read(folder);
		assertEquals(config, content.config());
		assertEquals(ModelFolder.sha256(folder.resolve(ModelFolder.WEIGHTS)), content.config().weightsSha256());
		assertEquals(Set.of("a"), content.stage(StageConfig.BASE).keySet());
		assertArrayEquals(new float[] { 3 }, content.stage(StageConfig.REFINE).get("b").data());
	}

	@Test
	void writingAgainReplacesBothFilesAndLeavesNothingElse() throws IOException {
		ModelFolder.write(folder, config, Map.of("base.a", new Tensor(new long[] { 1 }, new float[] { 9 })));
		assertArrayEquals(new float[] { 9 }, ModelFolder.read(folder).weights().get("base.a").data());
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(Set.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS), files.map(f -> f.getFileName().toString()).collect(
				Collectors.toSet()));
		}
	}

	@Test
	void everybodyMayReadWhatEverybodyMayReadBeside() throws IOException {
		assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
		final Path plain = Files.writeString(folder.resolve("plain"), "");
		for (final String name : new String[] { ModelFolder.CONFIG, ModelFolder.WEIGHTS })
			assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(folder.resolve(name)), name);
	}

	@ParameterizedTest
	@ValueSource(strings = { ModelFolder.CONFIG, ModelFolder.WEIGHTS })
	void aMissingFileIsNamed(final String name) throws IOException {
		Files.delete(folder.resolve(name));
		assertRefused(name, "found none");
	}

	@Test
	void otherWeightsThanTheConfigurationsAreRefused() throws IOException {
		final Path weights = folder.resolve(ModelFolder.WEIGHTS);
		final byte[] bytes = Files.readAllBytes(weights);
		bytes[bytes.length - 1] ^= 1;
		Files.write(weights, bytes);
		assertRefused(ModelFolder.WEIGHTS, "SHA-256");
	}

	@Test
	void aNewerMajorVersionIsRefused() throws IOException {
		change("format", "\"2.0\"");
		assertRefused(ModelFolder.CONFIG, "format", "2.0", "newer PhaseGen");
	}

	@Test
	void aNewerMinorVersionWithUnknownFieldsIsReadWithWarnings() throws IOException {
		assertEquals(List.of(), ModelFolder.read(folder).warnings());
		change("format", "\"1.7\"");
		change("somethingNew", "{\"deep\": [1, {\"a\": null}]}");
		changeStage(stage -> stage.addProperty("depth", 3));
		changeStage(stage -> stage.getAsJsonObject("network").addProperty("attention", true));
		final ModelFolder.Content content = ModelFolder.read(folder);
		assertEquals("1.7", content.config().format());
		assertEquals(3, content.warnings().size(), content.warnings().toString());
		for (final String field : List.of("somethingNew", "stages[0].depth", "stages[0].network.attention"))
			assertTrue(content.warnings().stream().anyMatch(warning -> warning.contains(field) && warning.contains("1.7")), field);
	}

	@Test
	void anUnknownFieldOfTheSameVersionIsAnError() throws IOException {
		change("somethingNew", "1");
		assertRefused(ModelFolder.CONFIG, "somethingNew", "unknown");
	}

	@Test
	void anUnknownParameterOfANetworkIsAnError() throws IOException {
		changeStage(stage -> stage.getAsJsonObject("network").addProperty("dropuot", 0.1));
		assertRefused(ModelFolder.CONFIG, "stages[0].network.dropuot");
	}

	@Test
	void aTensorOfNoStageIsNamed() throws IOException {
		ModelFolder.write(folder, config, Map.of("base.a", new Tensor(new long[] {}, new float[1]), "bass.b", new Tensor(
			new long[] {}, new float[1])));
		assertRefused(ModelFolder.WEIGHTS, "tensor bass.b");
	}

	@Test
	void aNewFolderAppearsComplete() throws IOException {
		final Path fresh = folder.resolve("deep/er");
		ModelFolder.write(fresh, CONFIG, Map.of("base.a", new Tensor(new long[] {}, new float[1])));
		assertEquals("tiny", ModelFolder.read(fresh).config().name());
		try (Stream<Path> files = Files.list(fresh.getParent())) {
			assertEquals(List.of(fresh), files.toList());
		}
	}

	/** As when the disk fills up: here the weights cannot be written because no tensor may have this name. */
	@Test
	void aFailureLeavesTheModelThatWasThere() throws IOException {
		final Map<String, Tensor> impossible = Map.of("__metadata__", new Tensor(new long[] {}, new float[1]));
		assertThrows(IllegalArgumentException.class, () -> ModelFolder.write(folder, CONFIG, impossible));
		assertThrows(IllegalArgumentException.class, () -> ModelFolder.write(folder.resolve("new"), CONFIG, impossible));
		assertEquals(config, ModelFolder.read(folder).config());
		assertTrue(Files.notExists(folder.resolve("new")));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(2, files.count());
		}
	}

	@Test
	void itSaysWhichSoftwareWroteIt() {
		assertEquals(Provenance.version(), config.versions().get("version"));
		assertTrue(config.versions().keySet().containsAll(List.of("djl", "pytorch", "java")), config.versions().toString());
	}

	@Test
	void otherTasksHaveNoDiffusionProcess() throws IOException {
		change("task", "\"skullstrip\"");
		assertRefused(ModelFolder.CONFIG, "diffusion", "none for task skullstrip");
		change("diffusion", "null");
		assertEquals(ModelConfig.SKULLSTRIP, ModelFolder.read(folder).config().task());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "format | null", "format | \"one\"", "format | \"99999.0\"",
		"task | \"mask\"", "name | null", "name | \" \"", "stages | null", "stages | []", "stages | [null]",
		"stages | [{\"role\": \"base\", \"network\": {}}, {\"role\": \"base\", \"network\": {}}]",
		"stage.role | [{\"role\": \"other\", \"network\": {}}]", "stage.role | [{\"network\": {}}]",
		"stage.network | [{\"role\": \"base\"}]", "stage.maxSide | [{\"role\": \"base\", \"network\": {}, \"maxSide\": 5}]",
		"inputScaling | null", "inputScaling | \"halved\"", "diffusion | null", "weightsSha256 | null", "weightsSha256 | \"abc\"",
		"stages | [{\"role\": \"base\", \"network\": {}, \"rolle\": 1}]", "diffusion.schedule | null", "diffusion.scheduleSteps | 1",
		"diffusion.scheduleSteps | 1000000", "diffusion.scheduleSteps | \"many\"", "diffusion.scheduleSteps | 1e300",
		"diffusion.prediction | \"score\"", "diffusion.prediction | null", "diffusion.noise | \"white\"",
		"diffusion.defaultSteps | 0", "diffusion.defaultSteps | 101", "diffusion.dream | 1" })
	void aFieldOutOfRangeIsNamed(final String field, final String value) throws IOException {
		change(field.startsWith("stage") ? "stages" : field, value);
		assertRefused(ModelFolder.CONFIG, field.startsWith("stages") ? "stage" : field.replace("diffusion.", ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "nonsense", "{\"format\":", "{\"stages\": 3}", "{} {}" })
	void aConfigurationThatIsNoneIsRefused(final String text) throws IOException {
		Files.writeString(folder.resolve(ModelFolder.CONFIG), text);
		assertRefused(ModelFolder.CONFIG);
	}

	@Test
	void hugeDeepOrUndecodableConfigurationsAreRefused() throws IOException {
		Files.writeString(folder.resolve(ModelFolder.CONFIG), " ".repeat(2 << 20));
		assertRefused(ModelFolder.CONFIG, "size");
		Files.writeString(folder.resolve(ModelFolder.CONFIG), "{\"x\":" + "[".repeat(500_000));
		assertRefused(ModelFolder.CONFIG);
		Files.writeString(folder.resolve(ModelFolder.CONFIG), "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
		assertRefused(ModelFolder.CONFIG, "inside each other");
		Files.writeString(folder.resolve(ModelFolder.CONFIG), "{\"stages\":[{\"network\":{\"a\":" + "[".repeat(500_000));
		assertRefused(ModelFolder.CONFIG);
		Files.write(folder.resolve(ModelFolder.CONFIG), new byte[] { '"', (byte) 0xff, '"' });
		assertRefused(ModelFolder.CONFIG);
	}

	private void change(final String field, final String value) throws IOException {
		final Path file = folder.resolve(ModelFolder.CONFIG);
		final JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
		final boolean inner = field.startsWith("diffusion.");
		(inner ? json.getAsJsonObject("diffusion") : json).add(field.substring(inner ? "diffusion.".length() : 0), JsonParser
			.parseString(value));
		Files.writeString(file, json.toString());
	}

	private void changeStage(final Consumer<JsonObject> change) throws IOException {
		final Path file = folder.resolve(ModelFolder.CONFIG);
		final JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
		change.accept(json.getAsJsonArray("stages").get(0).getAsJsonObject());
		Files.writeString(file, json.toString());
	}

	private void assertRefused(final String... parts) {
		final String message = assertThrows(ModelException.class, () -> ModelFolder.read(folder)).getMessage();
		for (final String part : parts)
			assertTrue(message.contains(part), message + " names " + part);
	}
}
