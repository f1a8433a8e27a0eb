package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.recon.network.ReconModel;
import io.github.phasegen.testing.TinyReconModel;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From NIfTI files to a model folder, on ellipsoids. */
class TrainReconTest {

	@TempDir
	private static Path data;

	@TempDir
	private Path output;

	@BeforeAll
	static void writeHeads() throws IOException {
		StripHeads.write(data);
	}

	private static TrainReconConfig config(final int steps) {
		final ReconSampling sampling = new ReconSampling(List.of("random"), List.of(2.0, 3.0), List.of(0.2, 0.1));
		final HeadFile measured = new HeadFile("a", "a.nii", "phase.nii", 0, null, null);
		final TrainReconConfig.Data source = new TrainReconConfig.Data(List.of(StripHeads.file("a", "a.nii"), StripHeads.file("b", "b.nii")),
			Map.of("simulated", 0.5, "zero", 0.5), List.of(measured), 0.3, List.of("b"), 4000, 2, 32, 40, 0, sampling);
		return new TrainReconConfig("tiny", 1, TinyReconModel.stage(), source, new ReconLoss(1, 1, 0.2), new OptimiserOptions(steps, 0.01, 1,
			0.0001, 1, 0.9), new TrainPhaseConfig.Loop(steps / 2, 2, 0), Map.of("licence", "none"));
	}

	private static double train(final TrainReconConfig config, final Path output, final List<String> lines) throws IOException,
		InterruptedException
	{
		return new TrainRecon(config, data, output, lines::add).run(DeviceChoice.CPU);
	}

	@Test
	void aRunLearnsAndEndsWithAModelThatReconstructs() throws IOException, InterruptedException {
		final List<String> lines = new ArrayList<>();
		final double validation = train(config(40), output, lines);
		final String zeroFilled = lines.stream().filter(line -> line.startsWith("Zero-filled")).findFirst().orElseThrow();
		assertTrue(validation < 0.995 * Double.parseDouble(zeroFilled.replaceFirst(".* ", "")), zeroFilled + ", network " + validation);
		final ModelFolder.Content model = ModelFolder.read(output.resolve("model"));
		assertEquals("a", model.config().cardText("cascade training heads").orElse(""));
		assertEquals("b", model.config().cardText("cascade validation heads").orElse(""));
		try (ReconModel loaded = ReconModel.load(ModelSource.parse("recon", output.resolve("model").toString()), DeviceChoice.CPU)) {
			final SamplingMask mask = new RandomColumns(2, 0.2, PlaneAxis.X).draw(20, 18, 1);
			final CoilKSpace slice = new CoilKSpace(CoilEncoding.ofOneCoil(mask).forward(TestPlanes.random(20, 18, 1)), mask);
			assertEquals(20, loaded.reconstructor().reconstruct(slice, IterationProgress.NONE).width());
			judge(loaded);
		}
	}

	private void judge(final ReconModel model) throws IOException {
		final Path judged = output.resolve("judged");
		final HeadFile measured = new HeadFile("b", "b.nii", "phase.nii", 0, null, null);
		final ReconSampling sampling = new ReconSampling(List.of("random", "equispaced"), List.of(2.0), List.of(0.2));
		final List<String> lines = new ArrayList<>();
		new EvaluateReconModel(new ReconEvaluationConfig(List.of(StripHeads.file("b", "b.nii"), measured), sampling, 8, List.of(0.01), 2, 1), data,
			judged, lines::add).run(model);
		assertEquals(18, lines.size());
		assertTrue(Files.readString(judged.resolve("evaluation.md")).contains("| b | b.nii | measured | equispaced R 2 | network | "));
		final JsonArray rows = JsonParser.parseString(Files.readString(judged.resolve("evaluation.json"))).getAsJsonArray();
		for (final String sampled : List.of("random R 2", "equispaced R 2"))
			assertEquals(3, Stream.of("zero-filled", "l1-wavelet", "network").map(method -> psnr(rows, sampled, method)).distinct().count());
		for (final String phase : List.of("measured", "simulated_1", "simulated_2"))
			assertTrue(Files.size(judged.resolve("b_" + phase + "_random_R_2.png")) > 0);
		assertThrows(FileAlreadyExistsException.class, () -> EvaluateReconModel.checkNone(judged));
		final ReconEvaluationConfig trained = new ReconEvaluationConfig(List.of(StripHeads.file("a", "a.nii")), sampling, 8, List.of(), 0, 1);
		final IllegalArgumentException seen = assertThrows(IllegalArgumentException.class, () -> new EvaluateReconModel(trained, data, judged,
			lines::add).run(model));
		assertEquals("head: found a, expected none of the training heads of model tiny: a", seen.getMessage());
	}

	private static double psnr(final JsonArray rows, final String sampling, final String method) {
		for (final JsonElement row : rows)
			if (row.getAsJsonObject().get("sampling").getAsString().equals(sampling) && row.getAsJsonObject().get("method").getAsString().equals(
				method)) return row.getAsJsonObject().get("psnrDb").getAsDouble();
		throw new AssertionError(sampling + ", " + method);
	}

	@Test
	void aRunThatWasInterruptedGoesOnAsIfItHadNotBeen() throws IOException, InterruptedException {
		final Path whole = output.resolve("whole");
		final Path parts = output.resolve("parts");
		train(config(4), whole, new ArrayList<>());
		assertThrows(IllegalStateException.class, () -> new TrainRecon(config(4), data, parts, line -> {
			if (line.startsWith("step 2")) throw new IllegalStateException("interrupted");
		}).run(DeviceChoice.CPU));
		train(config(4), parts, new ArrayList<>());
		assertArrayEquals(Files.readAllBytes(whole.resolve("model").resolve(ModelFolder.WEIGHTS)), Files.readAllBytes(parts.resolve("model")
			.resolve(ModelFolder.WEIGHTS)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "name | null", "stage | null", "stage.role | \"base\"",
		"stage.architecture | \"complex-unet\"", "data | null", "data.magnitudes | []", "data.magnitudes | [{\"head\": \"a\"}]",
		"data.phases | {\"zero\": 0.5}", "data.phases | {\"generated\": 1}", "data.measured | []", "data.measuredFraction | 2",
		"data.batchPixels | 0", "data.validationBatches | 0", "data.minSide | 8", "data.maxSide | 31", "data.sampling | null",
		"data.sampling.patterns | [\"spiral\"]", "data.sampling.accelerations | [4]", "loss | null", "loss.ssim | -1",
		"optimiser.steps | 0", "loop | null", "card | null", "data.more | 1" })
	void whatWouldEndARunIsFoundBefore(final String field, final String value) throws IOException {
		final JsonObject json = JsonParser.parseString(config(4).toJson()).getAsJsonObject();
		JsonObject parent = json;
		final String[] names = field.split("\\.");
		for (int i = 0; i < names.length - 1; i++)
			parent = parent.getAsJsonObject(names[i]);
		parent.add(names[names.length - 1], JsonParser.parseString(value));
		final Path file = Files.writeString(output.resolve("config.json"), json.toString());
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> TrainReconConfig.read(file));
		assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
		assertTrue(e.getMessage().contains(names[0]) || e.getMessage().contains(names[names.length - 1]), e.getMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "images | []", "images | [{\"head\": \"a\"}]", "sampling | null", "everySlice | 0",
		"waveletWeights | [-1]", "more | 1" })
	void anEvaluationThatCannotBeRunIsFoundBefore(final String field, final String value) throws IOException {
		final JsonObject json = JsonParser.parseString(Files.readString(Path.of("docs/training/recon-evaluation.json"))).getAsJsonObject();
		json.add(field, JsonParser.parseString(value));
		final Path file = Files.writeString(output.resolve("evaluation.json"), json.toString());
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ReconEvaluationConfig.read(file));
		assertTrue(e.getMessage().startsWith(file + ": ") && e.getMessage().contains(field), e.getMessage());
	}

	@Test
	void aConfigurationIsReadAsItWasWritten() throws IOException {
		final Path file = Files.writeString(output.resolve("config.json"), config(4).toJson());
		assertEquals(config(4).toJson(), TrainReconConfig.read(file).toJson());
	}

	@Test
	void theConfigurationsOfTheBundledModelAreInOrder() throws IOException {
		final TrainReconConfig training = TrainReconConfig.read(Path.of("docs/training/recon.json"));
		final ModelFolder.Content bundled = ModelSource.parse("recon", "default").read();
		assertEquals(bundled.config().stages(), List.of(training.stage()));
		final List<String> seen = training.data().magnitudes().stream().map(HeadFile::head).toList();
		for (final HeadFile judged : ReconEvaluationConfig.read(Path.of("docs/training/recon-evaluation.json")).images())
			assertFalse(seen.contains(judged.head()), judged.head());
	}
}
