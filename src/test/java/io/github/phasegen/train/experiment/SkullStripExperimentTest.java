package io.github.phasegen.train.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig.Variant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From heads to tables and plot, in one go or in parts. */
class SkullStripExperimentTest {

	@TempDir
	private static Path data;

	private static SkullStripExperimentConfig config;

	@TempDir
	private Path output;

	@BeforeAll
	static void writeHeads() throws IOException {
		config = TinyExperiment.write(data);
	}

	private List<String> run(final SkullStripExperimentConfig experiment, final Path folder) throws IOException, InterruptedException {
		final List<String> lines = new ArrayList<>();
		new SkullStripExperiment(experiment, data, folder, lines::add).run(DeviceChoice.CPU);
		return lines;
	}

	private void runOnly(final String part, final Path folder) throws IOException, InterruptedException {
		new SkullStripExperiment(config, data, folder, line -> {}).runOnly(part, DeviceChoice.CPU);
	}

	@Test
	void whatPartsHaveDoneIsNotDoneAgain() throws IOException, InterruptedException {
		for (final String part : List.of("bank/b", "generated/2"))
			runOnly(part, output);
		assertFalse(Files.exists(output.resolve("experiment.md")));
		final List<String> lines = run(config, output);
		assertTrue(lines.contains("generated/2: trained before"), lines.toString());
		assertFalse(lines.contains("generated/1: trained before"), lines.toString());
		final String text = Files.readString(output.resolve("experiment.md"));
		assertTrue(text.contains("## Tested on measured phase\n\n| training | heads | Dice"), text);
		assertTrue(text.contains("\nDifferences to generated, head by head:\n\n"), text);
		assertTrue(text.contains("\n| no phase | 1 | "), text);
		final JsonObject json = JsonParser.parseString(Files.readString(output.resolve("experiment.json"))).getAsJsonObject();
		// per variant: two simulated acquisitions and one image without phase by the fold that holds a out, the measured image by both folds
		assertEquals(2 * (3 + 2), json.getAsJsonArray("measurements").size());
		assertEquals(1 + 10, Files.readAllLines(output.resolve("experiment.csv")).size());
		assertTrue(Files.size(output.resolve("experiment.png")) > 0);
		assertEquals(List.of("zero/1: trained before", "generated/1: trained before", "zero/2: trained before",
			"generated/2: trained before"), run(config, output));
		assertEquals(text, Files.readString(output.resolve("experiment.md")));
		assertEquals("only: found zero/3, expected bank, bank/HEAD or one of [zero/1, generated/1, zero/2, generated/2]", assertThrows(
			IllegalArgumentException.class, () -> runOnly("zero/3", output)).getMessage());
	}

	private static SkullStripExperimentConfig with(final String name, final List<Variant> variants) {
		return new SkullStripExperimentConfig(name, "Title", config.training(), variants, null, config.folds(), 1, config.evaluation());
	}

	@Test
	void variantsCanBeAddedLaterAndNothingElseChanged() throws IOException {
		final ExperimentFolder folder = new ExperimentFolder(output.resolve("folder"));
		folder.prepare(config.toJson(), SkullStripExperimentConfig::decisive);
		final List<Variant> more = new ArrayList<>(config.variants());
		more.add(new Variant("constant", null, Map.of("constant", 1.0)));
		final String added = with(config.name(), more).toJson();
		folder.prepare(added, SkullStripExperimentConfig::decisive);
		assertEquals(added, Files.readString(folder.path().resolve("config.json")));
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> folder.prepare(with("other", config.variants())
			.toJson(), SkullStripExperimentConfig::decisive));
		assertTrue(e.getMessage().startsWith(folder.path().resolve("config.json") + ": found the configuration of another experiment"), e
			.getMessage());
		assertEquals(added, Files.readString(folder.path().resolve("config.json")));
		Files.writeString(folder.path().resolve("config.json"), "{}}");
		assertThrows(IllegalArgumentException.class, () -> folder.prepare(added, SkullStripExperimentConfig::decisive));
	}

	@Test
	void aMissingFileIsFoundBeforeTheFirstStep() {
		final FileNotFoundException e = assertThrows(FileNotFoundException.class, () -> new SkullStripExperiment(config, output, output
			.resolve("out"), line -> {}).run(DeviceChoice.CPU));
		assertEquals(output.resolve("a.nii").toString(), e.getMessage());
		assertFalse(Files.exists(output.resolve("out")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "name | null", "training | null", "training.data.validationHeads | [\"a\"]",
		"training.data.phases | {\"zero\": 1}", "training.loop.patience | 2", "training.optimiser.steps | 0", "variants | []",
		"variants | [{\"name\": \"a/b\", \"phases\": {\"zero\": 1}}]",
		"variants | [{\"name\": \"a\", \"phases\": {\"zero\": 1}}, {\"name\": \"a\", \"phases\": {\"zero\": 1}}]",
		"variants | [{\"name\": \"generated\", \"phases\": {\"zero\": 0.5}}]", "reference | \"other\"", "folds | []", "folds | [[]]",
		"folds | [[\"c\"]]", "folds | [[\"a\", \"b\"]]", "folds | [[\"a\"], [\"a\"]]", "repeats | 0", "evaluation | null",
		"evaluation.images | []", "evaluation.images | [{\"head\": \"a\"}]", "evaluation.phases | []", "evaluation.phases | [\"generated\"]",
		"evaluation.phases | [\"zero\", \"zero\"]", "evaluation.acquisitions | 0", "folds | [[\"b\"]]", "more | 1", "training.data.bank | null",
		"training.data.bank.examplesPerHead | 1", "training.data.bank.steps | 0", "training.data.bank.more | 0" })
	void whatWouldSpoilAnExperimentIsFoundBefore(final String field, final String value) throws IOException {
		final JsonObject json = JsonParser.parseString(config.toJson()).getAsJsonObject();
		JsonObject parent = json;
		final String[] names = field.split("\\.");
		for (int i = 0; i < names.length - 1; i++)
			parent = parent.getAsJsonObject(names[i]);
		parent.add(names[names.length - 1], JsonParser.parseString(value));
		final Path file = Files.writeString(output.resolve("config.json"), json.toString());
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> SkullStripExperimentConfig.read(file));
		assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
	}

	/** Their measurements would be taken for each other. */
	@Test
	void anImageHasOneMeasuredPhase() throws IOException {
		final JsonObject json = JsonParser.parseString(config.toJson()).getAsJsonObject();
		final JsonArray images = json.getAsJsonObject("evaluation").getAsJsonArray("images");
		final JsonObject again = images.get(1).getAsJsonObject().deepCopy();
		again.addProperty("phase", "other.nii");
		images.add(again);
		final Path file = Files.writeString(output.resolve("config.json"), json.toString());
		assertEquals(file + ": evaluation.images: found b.nii twice, expected different images", assertThrows(IllegalArgumentException.class,
			() -> SkullStripExperimentConfig.read(file)).getMessage());
	}

	@Test
	void aConfigurationIsReadAsItWasWritten() throws IOException {
		final Path file = Files.writeString(output.resolve("config.json"), config.toJson());
		assertEquals(config.toJson(), SkullStripExperimentConfig.read(file).toJson());
	}

	@ParameterizedTest
	@CsvSource({ "skullstrip-phase.json,12", "skullstrip-phase-complex.json,12", "skullstrip-heads.json,6" })
	void theDocumentedExperimentsAreUnderstood(final String name, final int trainings) throws IOException {
		assertEquals(trainings, SkullStripExperimentConfig.read(Path.of("docs/experiments", name)).runs().size());
	}
}
