package io.github.phasegen.model;

import com.google.gson.JsonObject;

import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.ComplexUNet;
import io.github.phasegen.nn.ComplexUNetConfig;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Parameters;

/** Builds the networks that model files name. */
public final class NetworkFactory {

	/** The default architecture, {@link ComplexUNet}. */
	public static final String COMPLEX_UNET = "complex-unet";

	private NetworkFactory() {}

	/**
	 * Builds a network with seeded random weights.
	 *
	 * @throws ModelException when the architecture is unknown, its parameters are out of range, or its channels are not those of
	 *           the stage's role
	 */
	public static Network build(final StageConfig stage, final NDManager manager, final long seed) throws ModelException {
		return build(stage, new Parameters(manager, seed));
	}

	/** The same on an empty set of parameters, which may have a limit. */
	static Network build(final StageConfig stage, final Parameters parameters) throws ModelException {
		try {
			if (!COMPLEX_UNET.equals(stage.architecture())) throw new IllegalArgumentException("architecture: found " + stage
				.architecture() + ", expected " + COMPLEX_UNET);
			final ComplexUNetConfig config = parse(stage.network());
			require("inputChannels", config.inputChannels(), stage.inputChannels());
			require("outputChannels", config.outputChannels(), 1);
			return new ComplexUNet(config, parameters);
		}
		catch (final IllegalArgumentException e) {
			parameters.close();
			throw new ModelException(ModelFolder.CONFIG + ": stage " + stage.role() + ": " + e.getMessage(), e);
		}
	}

	private static void require(final String field, final int found, final int expected) {
		if (found != expected) throw new IllegalArgumentException("network." + field + ": found " + found + ", expected " +
			expected);
	}

	private static ComplexUNetConfig parse(final JsonObject json) {
		if (json == null) throw new IllegalArgumentException("network: found nothing, expected its parameters");
		return RecordJson.read(json, ComplexUNetConfig.class);
	}
}
