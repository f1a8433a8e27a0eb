package io.github.phasegen.train.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.testing.TinyModel;
import io.github.phasegen.testing.TinyReconModel;
import io.github.phasegen.train.OptimiserOptions;
import io.github.phasegen.train.ReconBank;
import io.github.phasegen.train.ReconEvaluationConfig;
import io.github.phasegen.train.ReconLoss;
import io.github.phasegen.train.ReconSampling;
import io.github.phasegen.train.StripHeads;
import io.github.phasegen.train.TrainPhaseConfig;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.train.TrainReconConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From heads to tables and curves, in one go or in parts. */
class ReconExperimentTest {

	@TempDir
	private static Path data;

	private static ReconExperimentConfig config;

	@TempDir
	private Path output;

	@BeforeAll
	static void writeHeads() throws IOException {
		StripHeads.write(data, 3);
		config = config(TinyModel.write(data.resolve("phase-model")).toString());
	}

	private static ReconExperimentConfig config(final String phaseModel) {
		final ReconSampling sampling = new ReconSampling(List.of("random"), List.of(2.0), List.of(0.2));
		final TrainReconConfig.Data source = new TrainReconConfig.Data(List.of(StripHeads.file("a", "a.nii"), StripHeads.file("b", "b.nii")),
			null, null, 0, null, 1024, 1, 32, 32, 0, sampling);
		final TrainReconConfig training = new TrainReconConfig("tiny", 1, TinyReconModel.stage(), source, new ReconLoss(1, 1, 0),
			new OptimiserOptions(2, 0.01, 1, 0.01, 1, 0.9), new TrainPhaseConfig.Loop(2, 2, 0), Map.of("licence", "none"));
		final List<HeadFile> images = List.of(StripHeads.file("a", "a.nii"), new HeadFile("c", "b.nii", "phase.nii", 0, null, null));
		return new ReconExperimentConfig("tiny", null, training, new ReconBank.Options(4, phaseModel, 2, 5), List.of(0.0, 0.5, 1.0), List.of(
			"generated", "zero"), List.of(List.of("a")), 1, new ReconEvaluationConfig(images, sampling, 6, List.of(), 2, 1));
	}

	private List<String> run(final Path folder) throws IOException, InterruptedException {
		final List<String> lines = new ArrayList<>();
		new ReconExperiment(config, data, folder, lines::add).run(DeviceChoice.CPU);
		return lines;
	}

	@Test
	void sharesAndPhasesAreTrainedOnceAndToldAsTablesAndCurves() throws IOException, InterruptedException {
		for (final String part : List.of("bank/b", "generated-50/1"))
			new ReconExperiment(config, data, output, line -> {}).runOnly(part, DeviceChoice.CPU);
		assertFalse(Files.exists(output.resolve("experiment.md")));
		// the held-out head needs no examples
		assertFalse(Files.exists(output.resolve("bank/a.safetensors")));
		final List<String> lines = run(output);
		assertEquals(List.of("generated-50/1: trained before"), lines.stream().filter(line -> line.endsWith("trained before")).toList());
		final String text = Files.readString(output.resolve("experiment.md"));
		for (final String heading : List.of("## Tested on measured phase", "## Tested on simulated phase", "| real % | rest generated | rest zero |",
			"PSNR dB, difference to all real, head by head:"))
			assertTrue(text.contains(heading), text);
		final JsonObject json = JsonParser.parseString(Files.readString(output.resolve("experiment.json"))).getAsJsonObject();
		// two shares by two phases and all real, each on two simulated acquisitions and a measured image
		assertEquals(5 * 3, json.getAsJsonArray("measurements").size());
		assertNotEquals(psnr(json, "zero-0"), psnr(json, "generated-0"));
		assertTrue(Files.size(output.resolve("experiment.png")) > 0);
		// finished runs need no examples any more
		Files.delete(output.resolve("bank/b.safetensors"));
		assertEquals(5, run(output).stream().filter(line -> line.endsWith("trained before")).count());
		assertFalse(Files.exists(output.resolve("bank/b.safetensors")));
		assertEquals(text, Files.readString(output.resolve("experiment.md")));
		assertEquals("only: found zero-7/1, expected bank, bank/HEAD or one of [generated-0/1, zero-0/1, generated-50/1, zero-50/1, real/1]",
			assertThrows(IllegalArgumentException.class, () -> new ReconExperiment(config, data, output, line -> {}).runOnly("zero-7/1",
				DeviceChoice.CPU)).getMessage());
	}

	private static double psnr(final JsonObject json, final String variant) {
		for (final JsonElement element : json.getAsJsonArray("measurements"))
			if (element.getAsJsonObject().get("variant").getAsString().equals(variant)) return element.getAsJsonObject().getAsJsonObject("values")
				.get("psnrDb").getAsDouble();
		throw new AssertionError(variant);
	}

	@Test
	void aMissingFileIsFoundBeforeTheFirstStep() {
		final FileNotFoundException e = assertThrows(FileNotFoundException.class, () -> new ReconExperiment(config, output, output.resolve("out"),
			line -> {}).run(DeviceChoice.CPU));
		assertEquals(output.resolve("a.nii").toString(), e.getMessage());
		assertFalse(Files.exists(output.resolve("out")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "name | null", "training | null", "training.data.validationHeads | [\"a\"]",
		"training.data.phases | {\"zero\": 1}", "training.data.minSide | 33", "training.loop.patience | 2", "training.optimiser.steps | 0",
		"bank | null", "bank.examplesPerHead | 1", "bank.steps | 0", "bank.model | \"\"", "real | []", "real | [0.5, 0.1]", "real | [1.1]",
		"others | []", "others | [\"zero\", \"zero\"]", "others | [\"simulated\"]", "others | [\"nothing\"]", "folds | []", "folds | [[\"c\"]]",
		"folds | [[\"a\", \"b\"]]", "folds | [[\"b\"]]", "repeats | 0", "evaluation | null", "evaluation.images | []",
		"bank.examplesPerHead | 3", "bank.seed | \"a\"", "evaluation.waveletWeights | [0.1]", "more | 1" })
	void whatWouldSpoilAnExperimentIsFoundBefore(final String field, final String value) throws IOException {
		final JsonObject json = JsonParser.parseString(config.toJson()).getAsJsonObject();
		JsonObject parent = json;
		final String[] names = field.split("\\.");
		for (int i = 0; i < names.length - 1; i++)
			parent = parent.getAsJsonObject(names[i]);
		parent.add(names[names.length - 1], JsonParser.parseString(value));
		final Path file = Files.writeString(output.resolve("config.json"), json.toString());
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ReconExperimentConfig.read(file));
		assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
	}

	@Test
	void aShareThatIsNoNumberOfExamplesIsRefused() {
		final ReconExperimentConfig odd = new ReconExperimentConfig(config.name(), null, config.training(), config.bank(), List.of(0.0, 0.3), config
			.others(), config.folds(), 1, config.evaluation());
		assertEquals("real: found 0.3, expected shares that are a whole number of the 4 examples per head", assertThrows(
			IllegalArgumentException.class, () -> ReconExperimentCheck.check(odd)).getMessage());
	}

	@Test
	void sidesWithoutExamplesAreRefused() throws IOException {
		final String text = config.toJson().replace("\"minSide\": 32", "\"minSide\": 320").replace("\"maxSide\": 32", "\"maxSide\": 320");
		final Path file = Files.writeString(output.resolve("config.json"), text);
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ReconExperimentConfig.read(file));
		assertTrue(e.getMessage().endsWith("bank.examplesPerHead: found 4, expected at least 6: each side that batches have needs an example"),
			e.getMessage());
	}

	@Test
	void aFoldWithoutTestImagesIsRefused() {
		final ReconExperimentConfig untested = new ReconExperimentConfig(config.name(), null, config.training(), config.bank(), config.real(),
			config.others(), List.of(List.of("a"), List.of("b")), 1, new ReconEvaluationConfig(List.of(StripHeads.file("a", "a.nii")), config
				.evaluation().sampling(), 6, List.of(), 1, 1));
		assertEquals("evaluation.images: found none for fold 2, expected at least one for each", assertThrows(IllegalArgumentException.class,
			() -> ReconExperimentCheck.check(untested)).getMessage());
	}

	@Test
	void trainingsDifferInPhaseAlone() {
		for (final RunName run : config.runs()) {
			final TrainReconConfig training = config.training(run);
			assertEquals(config.training().seed(), training.seed());
			assertEquals(List.of("a"), training.data().validationHeads());
			assertEquals(config.training().data(), training.data().with(null, null));
			assertEquals(config.training().optimiser(), training.optimiser());
		}
	}

	/** An image is left out where its head is trained on. */
	@Test
	void foldsAreJudgedOnHeadsThatTheyHaveNotSeen() {
		final ReconExperimentConfig two = new ReconExperimentConfig(config.name(), null, config.training(), config.bank(), config.real(), config
			.others(), List.of(List.of("a"), List.of("b")), 1, config.evaluation());
		assertEquals(List.of("a", "c"), two.tests(1).stream().map(HeadFile::head).toList());
		assertEquals(List.of("c"), two.tests(2).stream().map(HeadFile::head).toList());
	}

	@Test
	void aConfigurationIsReadAsItWasWritten() throws IOException {
		final Path file = Files.writeString(output.resolve("config.json"), config.toJson());
		assertEquals(config.toJson(), ReconExperimentConfig.read(file).toJson());
	}

	@Test
	void sharesAndPhasesCanBeAddedLater() {
		final ReconExperimentConfig more = new ReconExperimentConfig(config.name(), "Title", config.training(), config.bank(), List.of(0.1), List
			.of("naive"), config.folds(), 1, config.evaluation());
		assertEquals(ReconExperimentConfig.decisive(config.toJson()), ReconExperimentConfig.decisive(more.toJson()));
		final ReconExperimentConfig other = new ReconExperimentConfig(config.name(), null, config.training(), config.bank(), config.real(), config
			.others(), config.folds(), 2, config.evaluation());
		assertNotEquals(ReconExperimentConfig.decisive(config.toJson()), ReconExperimentConfig.decisive(other.toJson()));
	}

	@Test
	void theDocumentedExperimentIsUnderstood() throws IOException {
		assertEquals(25, ReconExperimentConfig.read(Path.of("docs/experiments/recon-phase.json")).runs().size());
	}
}
