package io.github.phasegen.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;

import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.UnrolledConfig;

/** Folders of reconstruction models with random weights, which run in milliseconds; their images agree with the samples and mean nothing. */
public final class TinyReconModel {

	private TinyReconModel() {}

	public static Path write(final Path folder) throws IOException {
		ModelFolder.write(folder, config(), content().weights());
		return folder;
	}

	/** A model in memory. */
	public static ModelFolder.Content content() throws IOException {
		return new ModelFolder.Content(config(), TinyModel.weights(config(), 7, 0.05));
	}

	public static ModelConfig config() {
		return new ModelConfig(ModelConfig.FORMAT, "tiny", ModelConfig.RECON, null, List.of(stage()), ModelConfig.UNSCALED, null, null, null,
			Map.of("about", "random weights"));
	}

	/** Two cascades. */
	public static StageConfig stage() {
		final UnrolledConfig network = new UnrolledConfig(2, 2, List.of(4, 6), 1, 1);
		return new StageConfig(StageConfig.CASCADE, 0, NetworkFactory.UNROLLED, new Gson().toJsonTree(network).getAsJsonObject());
	}
}
