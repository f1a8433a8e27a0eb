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
	void aNewerMinorVersionWithUnknownFieldsIsRead() throws IOException {
		change("format", "\"1.7\"");
		change("somethingNew", "{\"deep\": [1, {\"a\": null}]}");
		assertEquals("1.7", ModelFolder.read(folder).config().format());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "format | null", "format | \"one\"", "format | \"99999.0\"",
		"task | \"mask\"", "name | null", "name | \" \"", "stages | null", "stages | []", "stages | [null]",
		"stages | [{\"role\": \"base\", \"network\": {}}, {\"role\": \"base\", \"network\": {}}]",
		"stage.role | [{\"role\": \"other\", \"network\": {}}]", "stage.role | [{\"network\": {}}]",
		"stage.network | [{\"role\": \"base\"}]", "stage.maxSide | [{\"role\": \"base\", \"network\": {}, \"maxSide\": 5}]",
		"schedule | null", "scheduleSteps | 1", "scheduleSteps | 1000000", "scheduleSteps | \"many\"", "scheduleSteps | 1e300",
		"prediction | \"score\"", "prediction | null", "noise | \"white\"", "defaultSteps | 0", "defaultSteps | 101",
		"weightsSha256 | null" })
	void aFieldOutOfRangeIsNamed(final String field, final String value) throws IOException {
		change(field.startsWith("stage") ? "stages" : field, value);
		assertRefused(ModelFolder.CONFIG, field.startsWith("stages") ? "stage" : field);
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
		Files.writeString(folder.resolve(ModelFolder.CONFIG), "{\"stages\":[{\"network\":{\"a\":" + "[".repeat(500_000));
		assertRefused(ModelFolder.CONFIG);
		Files.write(folder.resolve(ModelFolder.CONFIG), new byte[] { '"', (byte) 0xff, '"' });
		assertRefused(ModelFolder.CONFIG);
	}

	private void change(final String field, final String value) throws IOException {
		final Path file = folder.resolve(ModelFolder.CONFIG);
		final JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
		json.add(field, JsonParser.parseString(value));
		Files.writeString(file, json.toString());
	}

	private void assertRefused(final String... parts) {
		final String message = assertThrows(ModelException.class, () -> ModelFolder.read(folder)).getMessage();
		for (final String part : parts)
			assertTrue(message.contains(part), message + " names " + part);
	}
}
