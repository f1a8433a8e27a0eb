package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.Network;

class NetworkFactoryTest {

	private static final JsonObject PUBLISHED = JsonParser.parseString(
		"{\"features\": [2, 4], \"length\": 1, \"dropout\": 0.1, \"timeSteps\": 50}").getAsJsonObject();

	@Test
	void thePublishedArchitectureIsAPresetLikeTheDefaultOne() throws Exception {
		final StageConfig stage = new StageConfig(StageConfig.BASE, 0, NetworkFactory.PUBLISHED_PHASE, PUBLISHED);
		try (NDManager manager = Engines.pytorch().newBaseManager();
				Network network = NetworkFactory.build(stage, manager, 1);
				NDArray noisy = manager.zeros(new Shape(1, 4, 16, 8)))
		{
			network.freeze();
			final NDArray output = network.forward(noisy, manager.create(new float[] { 7 }), false);
			assertEquals(new Shape(1, 2, 16, 8), output.getShape());
		}
	}

	@Test
	void thePublishedArchitectureCannotRefine() throws Exception {
		final StageConfig stage = new StageConfig(StageConfig.REFINE, 0, NetworkFactory.PUBLISHED_PHASE, PUBLISHED);
		try (NDManager manager = Engines.pytorch().newBaseManager()) {
			final ModelException failure = assertThrows(ModelException.class, () -> NetworkFactory.build(stage, manager, 1));
			assertTrue(failure.getMessage().contains("inputChannels: found 2, expected 3"), failure.getMessage());
		}
	}

	@Test
	void anUnknownArchitectureIsNamedWithTheKnownOnes() throws Exception {
		final StageConfig stage = new StageConfig(StageConfig.BASE, 0, "transformer", PUBLISHED);
		try (NDManager manager = Engines.pytorch().newBaseManager()) {
			final ModelException failure = assertThrows(ModelException.class, () -> NetworkFactory.build(stage, manager, 1));
			assertTrue(failure.getMessage().contains("found transformer, expected one of complex-unet, unrolled, published-phase, published-kstrip"), failure
				.getMessage());
		}
	}
}
