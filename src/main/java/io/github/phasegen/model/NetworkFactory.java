package io.github.phasegen.model;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

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
	 * @throws ModelException when the architecture is unknown or its parameters are out of range
	 */
	public static Network build(final StageConfig stage, final NDManager manager, final long seed) throws ModelException {
		if (!COMPLEX_UNET.equals(stage.architecture())) throw new ModelException("model.json: architecture: found " +
			stage.architecture() + ", expected " + COMPLEX_UNET);
		final ComplexUNetConfig config = parse(stage.network(), ComplexUNetConfig.class);
		return new ComplexUNet(config, new Parameters(manager, seed));
	}

	private static <T> T parse(final JsonObject json, final Class<T> type) throws ModelException {
		try {
			final T config = new Gson().fromJson(json, type);
			if (config == null) throw new ModelException("model.json: network: found nothing, expected its parameters");
			return config;
		}
		catch (final JsonParseException | IllegalArgumentException | NullPointerException e) {
			throw new ModelException("model.json: network: " + rootMessage(e), e);
		}
		catch (final RuntimeException e) {
			// gson wraps what a record's constructor throws
			throw new ModelException("model.json: network: " + rootMessage(e), e);
		}
	}

	private static String rootMessage(final Throwable e) {
		Throwable cause = e;
		while (cause.getCause() != null)
			cause = cause.getCause();
		return cause.getMessage();
	}
}
