package io.github.phasegen.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;

import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.ComplexUNetConfig;

/** Folders of skull-stripping models with random weights, which run in milliseconds; their masks mean nothing. */
public final class TinyStripModel {

	private TinyStripModel() {}

	/** A model that works at 32 pixels. */
	public static Path write(final Path folder) throws IOException {
		return TinyModel.write(folder, config());
	}

	public static ModelConfig config() {
		return new ModelConfig(ModelConfig.FORMAT, "tiny", ModelConfig.SKULLSTRIP, null, List.of(stage(32)), ModelConfig.UNSCALED, null, null,
			null, Map.of("about", "random weights"));
	}

	public static StageConfig stage(final int side) {
		return stage(side, 2);
	}

	/** @param inputChannels 2, or 1 for the complex image alone */
	public static StageConfig stage(final int side, final int inputChannels) {
		final ComplexUNetConfig network = new ComplexUNetConfig(inputChannels, 1, List.of(4, 6), 1, 1, 0);
		return new StageConfig(StageConfig.MASK, side, NetworkFactory.COMPLEX_UNET, new Gson().toJsonTree(network).getAsJsonObject());
	}
}
