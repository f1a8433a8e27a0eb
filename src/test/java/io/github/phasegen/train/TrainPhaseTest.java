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

import com.google.gson.JsonParser;

import io.github.phasegen.io.nifti.NiftiBytes;
import io.github.phasegen.io.nifti.NiftiType;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.testing.TinyModel;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From NIfTI files to a model folder, on two ellipsoids with a cavity. */
class TrainPhaseTest {

	@TempDir
	private static Path data;

	@TempDir
	private Path output;

	@BeforeAll
	static void writeHeads() throws IOException {
		write("a.nii", NiftiType.FLOAT32, 1);
		write("b.nii", NiftiType.FLOAT32, 2);
		write("measured.nii", NiftiType.COMPLEX64, 3);
	}

	private static void write(final String name, final NiftiType type, final int texture) throws IOException {
		final int n = 24;
		final int parts = type == NiftiType.COMPLEX64 ? 2 : 1;
		final double[] values = new double[parts * n * n * n];
		for (int i = 0; i < n * n * n; i++) {
			final double x = (i % n - 11.5) / 9;
			final double y = (i / n % n - 11.5) / 11;
			final double z = (i / n / n - 11.5) / 10;
			final boolean air = Math.hypot(x, Math.hypot(y - 0.5, z + 0.3)) < 0.2;
			values[parts * i] = x * x + y * y + z * z < 1 && !air ? 100 + 20 * Math.sin(texture * 5 * x) : 0;
		}
		final NiftiBytes file = NiftiBytes.first(type, n, n, n).pixdim(1, 8).pixdim(2, 8).pixdim(3, 8).data(values);
		Files.write(data.resolve(name), file.bytes());
	}

	private static TrainPhaseConfig config(final String role, final int steps) {
		final boolean refines = role.equals(StageConfig.REFINE);
		final List<HeadFile> heads = List.of(head("a", "a.nii"), head("b", "b.nii"));
		final TrainPhaseConfig.Data source = new TrainPhaseConfig.Data(heads, List.of(head("a", "measured.nii")), 0.5, List.of(
			"b"), 0, 0, 2, 1, 32, 40, refines ? 16 : 0);
		return new TrainPhaseConfig("tiny", 1, TinyModel.stage(role, refines ? 0 : 32, refines ? 3 : 2),
			new DiffusionConfig("cosine-zero-terminal", 100, "v", "gaussian", 4), source, new OptimiserOptions(steps, 0.001,
				1, 0.01, 1, 0.9), new TrainPhaseConfig.Loop(2, 2, 0), Map.of("licence", "none"));
	}

	private static HeadFile head(final String head, final String file) {
		return new HeadFile(head, file, null, 0, null, "RAS");
	}

	private double train(final TrainPhaseConfig config) throws IOException, InterruptedException {
		return new TrainPhase(config, data, output, line -> {}).run(DeviceChoice.CPU);
	}

	@Test
	void bothStagesBecomeOneModelThatRuns() throws Exception {
		for (final String role : new String[] { StageConfig.BASE, StageConfig.REFINE }) {
			final Path folder = output.resolve(role);
			final double validation = new TrainPhase(config(role, 3), data, folder, line -> {}).run(DeviceChoice.CPU);
			assertTrue(validation > 0 && validation < 2, "validation " + validation);
			for (final String file : new String[] { "config.json", "log.csv", "loss.png", "checkpoint.safetensors" })
				assertTrue(Files.isRegularFile(folder.resolve(file)), file);
			final Map<String, String> card = ModelFolder.read(folder.resolve("model")).config().card();
			assertEquals("a", card.get(role + " training heads"));
			assertEquals("b", card.get(role + " validation heads"));
			assertEquals("none", card.get("licence"));
		}
		final Path joined = output.resolve("joined");
		JoinModels.join(output.resolve("base/model"), output.resolve("refine/model"), joined, new JoinModels.Options(null, false));
		try (PhaseModel model = PhaseModel.load(new ModelSource.Folder(joined), DeviceChoice.CPU)) {
			assertTrue(model.refine().isPresent());
		}
	}

	@Test
	void aFinishedRunWritesTheSameModelAgain() throws Exception {
		final List<byte[]> weights = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			train(config(StageConfig.BASE, 2));
			weights.add(Files.readAllBytes(output.resolve("model").resolve(ModelFolder.WEIGHTS)));
		}
		assertArrayEquals(weights.get(0), weights.get(1));
	}

	@Test
	void theFolderOfAnotherRunIsLeftAlone() throws Exception {
		train(config(StageConfig.BASE, 2));
		final String before = Files.readString(output.resolve("config.json"));
		final String message = assertThrows(IllegalArgumentException.class, () -> train(config(StageConfig.BASE, 9))).getMessage();
		assertTrue(message.contains(output.resolve("config.json").toString()), message);
		assertEquals(before, Files.readString(output.resolve("config.json")));
	}

	@Test
	void aModelWithoutItsCheckpointIsNotReplaced() throws Exception {
		train(config(StageConfig.BASE, 2));
		final Path model = output.resolve("model").resolve(ModelFolder.CONFIG);
		final String before = Files.readString(model);
		Files.delete(output.resolve("checkpoint.safetensors"));
		assertThrows(FileAlreadyExistsException.class, () -> train(config(StageConfig.BASE, 2)));
		assertEquals(before, Files.readString(model));
	}

	@Test
	void aNetworkThatIsTooDeepForTheExamplesIsRefused() {
		final StageConfig deep = TinyModel.stage(StageConfig.BASE, 32, 2);
		deep.network().add("widths", JsonParser.parseString("[2, 2, 2, 2, 2]"));
		final TrainPhaseConfig config = config(StageConfig.BASE, 2);
		final String message = assertThrows(IllegalArgumentException.class, () -> train(new TrainPhaseConfig("deep", 1, deep, config
			.process(), config.data(), config.optimiser(), config.loop(), config.card()))).getMessage();
		assertTrue(message.contains("stage.network.widths") && message.contains("16"), message);
		assertFalse(Files.exists(output.resolve("checkpoint.safetensors")));
	}

	@Test
	void aMissingImageIsNamed() {
		final TrainPhaseConfig config = config(StageConfig.BASE, 2);
		final TrainPhaseConfig.Data missing = new TrainPhaseConfig.Data(List.of(head("a", "none.nii"), head("b", "b.nii")), null, 0,
			List.of("b"), 0, 0, 2, 1, 32, 40, 0);
		final Exception failure = assertThrows(IOException.class, () -> train(new TrainPhaseConfig("tiny", 1, config.stage(), config
			.process(), missing, config.optimiser(), config.loop(), config.card())));
		assertTrue(failure.getMessage().contains("none.nii"), failure.toString());
	}
}
