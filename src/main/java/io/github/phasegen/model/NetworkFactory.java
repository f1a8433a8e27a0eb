package io.github.phasegen.model;

import java.util.Optional;

import com.google.gson.JsonObject;

import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.ComplexUNet;
import io.github.phasegen.nn.ComplexUNetConfig;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.UnrolledConfig;
import io.github.phasegen.nn.UnrolledNetwork;
import io.github.phasegen.nn.published.PublishedKStripConfig;
import io.github.phasegen.nn.published.PublishedPhaseConfig;
import io.github.phasegen.nn.published.PublishedReconConfig;

/** Builds the networks that model files name. */
public final class NetworkFactory {

	/** The default architecture, {@link ComplexUNet}. */
	public static final String COMPLEX_UNET = "complex-unet";

	/** Cascades of U-Nets and data consistency, {@link UnrolledNetwork}. */
	public static final String UNROLLED = "unrolled";

	/** The architecture of the paper, {@link PublishedPhaseConfig}; a base stage only. */
	public static final String PUBLISHED_PHASE = "published-phase";

	/** The published skull-stripping network, {@link PublishedKStripConfig}. */
	public static final String PUBLISHED_KSTRIP = "published-kstrip";

	/** The published reconstruction network, {@link PublishedReconConfig}. */
	public static final String PUBLISHED_RECON = "published-recon";

	private static final String KNOWN = String.join(", ", COMPLEX_UNET, UNROLLED, PUBLISHED_PHASE, PUBLISHED_KSTRIP, PUBLISHED_RECON);

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
	public static Network build(final StageConfig stage, final Parameters parameters) throws ModelException {
		try {
			if (stage.architecture() == null) throw new IllegalArgumentException("architecture: found none, expected one of " + KNOWN);
			return switch (stage.architecture()) {
				case COMPLEX_UNET -> complexUNet(stage, parameters);
				case UNROLLED -> new UnrolledNetwork(parse(stage.network(), UnrolledConfig.class), parameters);
				case PUBLISHED_PHASE -> publishedPhase(stage, parameters);
				case PUBLISHED_KSTRIP -> parse(stage.network(), PublishedKStripConfig.class).network(parameters);
				case PUBLISHED_RECON -> parse(stage.network(), PublishedReconConfig.class).network(parameters);
				default -> throw new IllegalArgumentException("architecture: found " + stage.architecture() + ", expected one of " +
					KNOWN);
			};
		}
		catch (final IllegalArgumentException e) {
			parameters.close();
			throw new ModelException(ModelFolder.CONFIG + ": stage " + stage.role() + ": " + e.getMessage(), e);
		}
	}

	/** The record that holds the parameters of an architecture; empty for one that is unknown or null. */
	static Optional<Class<? extends Record>> parameters(final String architecture) {
		return switch (String.valueOf(architecture)) {
			case COMPLEX_UNET -> Optional.of(ComplexUNetConfig.class);
			case UNROLLED -> Optional.of(UnrolledConfig.class);
			case PUBLISHED_PHASE -> Optional.of(PublishedPhaseConfig.class);
			case PUBLISHED_KSTRIP -> Optional.of(PublishedKStripConfig.class);
			case PUBLISHED_RECON -> Optional.of(PublishedReconConfig.class);
			default -> Optional.empty();
		};
	}

	private static Network complexUNet(final StageConfig stage, final Parameters parameters) {
		final ComplexUNetConfig config = parse(stage.network(), ComplexUNetConfig.class);
		require("inputChannels", config.inputChannels(), stage.inputChannels());
		require("outputChannels", config.outputChannels(), 1);
		return new ComplexUNet(config, parameters);
	}

	private static Network publishedPhase(final StageConfig stage, final Parameters parameters) {
		final PublishedPhaseConfig config = parse(stage.network(), PublishedPhaseConfig.class);
		require("inputChannels", PublishedPhaseConfig.INPUT_CHANNELS, stage.inputChannels());
		return config.network(parameters);
	}

	private static void require(final String field, final int found, final int expected) {
		if (found != expected) throw new IllegalArgumentException("network." + field + ": found " + found + ", expected " +
			expected);
	}

	private static <T extends Record> T parse(final JsonObject json, final Class<T> type) {
		if (json == null) throw new IllegalArgumentException("network: found nothing, expected its parameters");
		return RecordJson.read(json, type);
	}
}
