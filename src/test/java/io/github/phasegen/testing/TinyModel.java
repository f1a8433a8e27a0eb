package io.github.phasegen.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.model.Tensor;
import io.github.phasegen.nn.ComplexUNetConfig;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Tensors;

/** Model folders with random weights, which run in milliseconds; what they draw looks like noise. */
public final class TinyModel {

	private static final StageConfig BASE = stage(StageConfig.BASE, 16, 2);
	private static final StageConfig REFINE = stage(StageConfig.REFINE, 0, 3);

	private TinyModel() {}

	/** A model with a base for levels of up to 16 pixels and a refining stage; 4 steps by default. */
	public static Path write(final Path folder) throws IOException {
		return write(folder, config(List.of(BASE, REFINE)));
	}

	public static Path writeBase(final Path folder) throws IOException {
		return write(folder, config(List.of(BASE)));
	}

	public static Path writeRefine(final Path folder) throws IOException {
		return write(folder, config(List.of(REFINE)));
	}

	/** Random weights for all stages of a configuration. */
	public static Path write(final Path folder, final ModelConfig config) throws IOException {
		ModelFolder.write(folder, config, weights(config, 7));
		return folder;
	}

	/** Random weights, none of them zero, with the names that they have in a file. */
	public static Map<String, Tensor> weights(final ModelConfig config, final long seed) throws IOException {
		return weights(config, seed, 0.3);
	}

	/** Initial weights plus random numbers of this standard deviation. */
	public static Map<String, Tensor> weights(final ModelConfig config, final long seed, final double deviation) throws IOException {
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		try (NDManager manager = Engines.pytorch().newBaseManager(Device.cpu())) {
			for (final StageConfig stage : config.stages())
				try (Network network = NetworkFactory.build(stage, manager, seed)) {
					Tensors.randomise(network.parameters(), seed, deviation);
					network.parameters().all().forEach((name, array) -> weights.put(stage.role() + "." + name, new Tensor(array
						.getShape().getShape(), array.toFloatArray())));
				}
		}
		return weights;
	}

	/** A model in memory: a base for levels of up to 16 pixels and a refining stage. */
	public static PhaseModel load() throws IOException {
		return load(config(List.of(BASE, REFINE)));
	}

	/** A model in memory of any configuration. */
	public static PhaseModel load(final ModelConfig config) throws IOException {
		return PhaseModel.of(new ModelFolder.Content(config, weights(config, 7)), Device.cpu());
	}

	/** A configuration for these stages. */
	public static ModelConfig config(final List<StageConfig> stages) {
		return config(stages, new DiffusionConfig("cosine", 100, "v", "gaussian", 4));
	}

	/** A configuration for these stages and this process. */
	public static ModelConfig config(final List<StageConfig> stages, final DiffusionConfig diffusion) {
		return ModelConfig.phase("tiny", stages, diffusion, Map.of("about", "random weights"));
	}

	public static StageConfig stage(final String role, final int maxSide, final int inputChannels) {
		final ComplexUNetConfig network = new ComplexUNetConfig(inputChannels, 1, List.of(4, 6), 1, 1, 8);
		return new StageConfig(role, maxSide, NetworkFactory.COMPLEX_UNET, new Gson().toJsonTree(network).getAsJsonObject());
	}
}
