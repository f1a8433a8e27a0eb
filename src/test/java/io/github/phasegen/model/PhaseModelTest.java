package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseModelTest {

	private final ModelConfig config = TinyModel.config(List.of(TinyModel.stage(StageConfig.BASE, 16, 2), TinyModel.stage(
		StageConfig.REFINE, 0, 3)));

	@Test
	void holdsTheWeightsOfEveryStage() throws Exception {
		final ModelFolder.Content content = content();
		try (PhaseModel model = PhaseModel.of(content, Device.cpu())) {
			assertEquals("cpu", model.deviceName());
			for (final Map.Entry<String, NDArray> tensor : model.base().parameters().all().entrySet())
				assertArrayEquals(content.weights().get("base." + tensor.getKey()).data(), tensor.getValue().toFloatArray());
			for (final Map.Entry<String, NDArray> tensor : model.refine().orElseThrow().parameters().all().entrySet())
				assertArrayEquals(content.weights().get("refine." + tensor.getKey()).data(), tensor.getValue().toFloatArray());
		}
	}

	@Test
	void loadsAFolder(@TempDir final Path folder) throws Exception {
		ModelFolder.write(folder, config, TinyModel.weights(config, 3));
		try (PhaseModel model = PhaseModel.load(new ModelSource.Folder(folder), DeviceChoice.CPU)) {
			assertEquals("tiny", model.config().name());
			assertTrue(model.refine().isPresent());
		}
	}

	@Test
	void closingFreesItsMemoryOnce() throws Exception {
		final PhaseModel model = PhaseModel.of(content(), Device.cpu());
		final NDManager manager = model.manager();
		model.close();
		model.close();
		assertTrue(!manager.isOpen());
	}

	@Test
	void aMissingTensorIsNamed() throws Exception {
		final Map<String, Tensor> weights = TinyModel.weights(config, 3);
		weights.remove("refine.middle0.conv1.weight");
		assertRefused(config, weights, "refine.middle0.conv1.weight", "none");
	}

	@Test
	void aTensorOfAnotherShapeIsNamed() throws Exception {
		final Map<String, Tensor> weights = TinyModel.weights(config, 3);
		weights.put("base.output.bias", new Tensor(new long[] { 1, 2 }, new float[2]));
		assertRefused(config, weights, "base.output.bias", "[1, 2]", "[2, 1]");
	}

	@Test
	void aTensorTooManyIsNamed() throws Exception {
		final Map<String, Tensor> weights = TinyModel.weights(config, 3);
		weights.put("base.extra", new Tensor(new long[] {}, new float[1]));
		assertRefused(config, weights, "base.extra");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "inputChannels | 3", "outputChannels | 2", "widths | null",
		"widths | [2, null]", "widths | []", "widths | [-1]", "blocks | 1000000", "embeddingWidth | 3", "middleBlocks | 0",
		"blocks | \"many\"" })
	void anArchitectureOutOfRangeIsNamed(final String field, final String value) throws Exception {
		final JsonObject network = network();
		network.add(field, JsonParser.parseString(value));
		assertRefused(base("complex-unet", network), TinyModel.weights(config, 3), ModelFolder.CONFIG, field);
	}

	@Test
	void anUnknownOrMissingArchitectureIsNamed() throws Exception {
		assertRefused(base("transformer", network()), Map.of(), "architecture", "transformer");
		assertRefused(base(null, network()), Map.of(), "architecture");
	}

	/** A few lines of JSON could ask for terabytes. */
	@Test
	void anArchitectureLargerThanItsWeightsTakesNoMemory() throws Exception {
		final JsonObject network = network();
		network.add("widths", JsonParser.parseString("[4096, 4096, 4096, 4096]"));
		network.addProperty("blocks", 64);
		assertRefused(base("complex-unet", network), TinyModel.weights(config, 3), ModelFolder.CONFIG, "values");
	}

	private static JsonObject network() {
		return TinyModel.stage(StageConfig.BASE, 0, 2).network();
	}

	private ModelFolder.Content content() throws IOException {
		return new ModelFolder.Content(config, TinyModel.weights(config, 3));
	}

	private ModelConfig base(final String architecture, final JsonObject network) {
		final StageConfig stage = new StageConfig(StageConfig.BASE, 0, architecture, network);
		return TinyModel.config(List.of(stage));
	}

	private static void assertRefused(final ModelConfig config, final Map<String, Tensor> weights, final String... parts) {
		final String message = assertThrows(ModelException.class, () -> PhaseModel.of(new ModelFolder.Content(config, weights),
			Device.cpu())).getMessage();
		for (final String part : parts)
			assertTrue(message.contains(part), message + " names " + part);
	}

	@Test
	void aNameThatIsNotBundledIsAFolder() {
		assertEquals(new ModelSource.Bundled(ModelConfig.PHASE, "default"), ModelSource.parse(ModelConfig.PHASE, null));
		assertEquals(new ModelSource.Bundled(ModelConfig.PHASE, "default"), ModelSource.parse(ModelConfig.PHASE, " default "));
		assertEquals(new ModelSource.Folder(Path.of("my model")), ModelSource.parse(ModelConfig.PHASE, "my model"));
		final String message = assertThrows(ModelException.class, () -> ModelSource.parse(ModelConfig.PHASE, "no such folder").read()).getMessage();
		assertTrue(message.contains("no such folder") && message.contains(ModelFolder.CONFIG), message);
	}
}
