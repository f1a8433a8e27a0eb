package io.github.phasegen.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Tensors;

/** Tiny models with random weights. */
public final class TestModels {

	private TestModels() {}

	/** A base network of the given longest side (0 for any), with or without a refining network. */
	public static ModelConfig config(final int maxSide, final boolean refines) {
		final StageConfig base = new StageConfig(StageConfig.BASE, maxSide, NetworkFactory.COMPLEX_UNET, network(2));
		final StageConfig refine = new StageConfig(StageConfig.REFINE, 0, NetworkFactory.COMPLEX_UNET, network(3));
		return new ModelConfig(ModelConfig.FORMAT, "tiny", "phase", refines ? List.of(base, refine) : List.of(base),
			"cosine-zero-terminal", 1000, "v", "gaussian", 4, "", Map.of("licence", "none"));
	}

	public static JsonObject network(final int inputChannels) {
		return JsonParser.parseString("{\"inputChannels\": " + inputChannels +
			", \"outputChannels\": 1, \"widths\": [2, 3], \"blocks\": 1, \"middleBlocks\": 1, \"embeddingWidth\": 4}")
			.getAsJsonObject();
	}

	/** Random weights for a configuration, as a file would hold them. */
	public static Map<String, Tensor> weights(final ModelConfig config, final long seed) throws ModelException {
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		try (NDManager manager = Engines.pytorch().newBaseManager(Device.cpu())) {
			for (final StageConfig stage : config.stages()) {
				final Network network = NetworkFactory.build(stage, manager, seed);
				Tensors.randomise(network.parameters(), seed, 0.3);
				network.parameters().all().forEach((name, tensor) -> weights.put(stage.role() + "." + name, new Tensor(tensor
					.getShape().getShape(), tensor.toFloatArray())));
			}
		}
		return weights;
	}

	public static ModelFolder.Content content(final ModelConfig config, final long seed) throws ModelException {
		return new ModelFolder.Content(config, weights(config, seed));
	}

	/** A loaded model with a refining network above the given side. */
	public static PhaseModel pyramid(final int maxSide) throws Exception {
		return PhaseModel.of(content(config(maxSide, true), 1), Device.cpu());
	}
}
