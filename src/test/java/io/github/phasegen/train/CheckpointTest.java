package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.Safetensors;
import io.github.phasegen.nn.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {

	private static final Checkpoint.Progress PROGRESS = new Checkpoint.Progress(1234567, 1 / 3.0, 0.1, 42, 2 / 7.0, 3);

	@TempDir
	Path folder;

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	private Map<String, Map<String, NDArray>> groups(final long seed) {
		return Map.of("weights", Map.of("a", Tensors.gaussian(manager, seed, 2, 3)), "first", Map.of("a", Tensors.gaussian(manager,
			seed + 1, 2, 3)));
	}

	private Path saved() throws IOException {
		final Path file = folder.resolve("checkpoint");
		Checkpoint.save(file, groups(1), PROGRESS, "hash");
		return file;
	}

	@Test
	void everyBitComesBack() throws IOException {
		final Map<String, Map<String, NDArray>> restored = groups(7);
		final NDArray weight = restored.get("weights").get("a");
		weight.setRequiresGradient(true);
		assertEquals(PROGRESS, Checkpoint.restore(saved(), restored, "hash"));
		assertArrayEquals(groups(1).get("weights").get("a").toFloatArray(), weight.toFloatArray());
		assertArrayEquals(groups(1).get("first").get("a").toFloatArray(), restored.get("first").get("a").toFloatArray());
		assertTrue(weight.hasGradient(), "still trained");
	}

	@Test
	void aRunWithoutValidationYetComesBackToo() throws IOException {
		final Path file = folder.resolve("checkpoint");
		Checkpoint.save(file, groups(1), Checkpoint.Progress.START, "hash");
		assertEquals(Checkpoint.Progress.START, Checkpoint.restore(file, groups(2), "hash"));
	}

	@Test
	void theCheckpointOfAnotherConfigurationIsRefused() throws IOException {
		final Path file = saved();
		final String message = assertThrows(ModelException.class, () -> Checkpoint.restore(file, groups(2), "other"))
			.getMessage();
		assertTrue(message.contains("hash") && message.contains("other") && message.contains(file.toString()), message);
	}

	@Test
	void aMissingOrDifferentTensorIsNamed() throws IOException {
		final Path file = saved();
		final Map<String, Map<String, NDArray>> more = Map.of("weights", Map.of("b", Tensors.gaussian(manager, 1, 1)));
		assertTrue(assertThrows(ModelException.class, () -> Checkpoint.restore(file, more, "hash")).getMessage().contains(
			"weights/b"));
		final Map<String, Map<String, NDArray>> turned = Map.of("weights", Map.of("a", manager.zeros(new Shape(3, 2))));
		final String message = assertThrows(ModelException.class, () -> Checkpoint.restore(file, turned, "hash")).getMessage();
		assertTrue(message.contains("weights/a") && message.contains("[2, 3]"), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "step |", "step | many", "bestValidation |", "bestStep | x", "lossSum | x" })
	void aFigureThatIsNoneIsNamed(final String field, final String text) throws IOException {
		final Safetensors.Content content = Safetensors.read(saved());
		final Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
		metadata.remove(field);
		if (text != null) metadata.put(field, text);
		final Path file = folder.resolve("spoilt");
		Safetensors.write(file, new Safetensors.Content(content.tensors(), metadata));
		final String message = assertThrows(ModelException.class, () -> Checkpoint.restore(file, groups(2), "hash")).getMessage();
		assertTrue(message.contains(file + ": " + field), message);
	}

	@Test
	void progressKeepsTheBestValidation() {
		final Checkpoint.Progress first = Checkpoint.Progress.START.updated(3).updated(5).validated(0.5);
		assertEquals(new Checkpoint.Progress(2, 0.5, 0.5, 2, 0, 0), first);
		final Checkpoint.Progress worse = first.updated(1).validated(0.7);
		assertEquals(new Checkpoint.Progress(3, 0.7, 0.5, 2, 0, 0), worse);
		assertEquals(new Checkpoint.Progress(4, 0.4, 0.4, 4, 0, 0), worse.updated(1).validated(0.4));
		assertEquals(2, worse.validated(Double.NaN).bestStep());
	}
}
