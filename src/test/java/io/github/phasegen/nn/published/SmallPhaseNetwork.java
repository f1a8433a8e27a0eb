package io.github.phasegen.nn.published;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.testing.Npz;

/** The small published phase network with the golden weights: features 4-8-16, length 2, T = 50, dropout 0. */
public final class SmallPhaseNetwork {

	public static final PublishedPhaseConfig CONFIG = new PublishedPhaseConfig(List.of(4, 8, 16), 2, 0, 50);

	private static final String PREFIX = "model.";

	private SmallPhaseNetwork() {}

	public static PublishedUNet create(final NDManager manager) throws IOException {
		return loaded(CONFIG.network(new Parameters(manager, 0)));
	}

	public static PublishedUNet createWithSquarePooling(final NDManager manager) throws IOException {
		return loaded(CONFIG.network(new Parameters(manager, 0), new PublishedSquarePool()));
	}

	private static PublishedUNet loaded(final PublishedUNet network) throws IOException {
		final Npz weights = Npz.resource("golden/phasegen_small_weights.npz");
		for (final String name : weights.names())
			assign(network.parameters(), name.substring(PREFIX.length()), weights.get(name));
		return network;
	}

	static void assign(final Parameters target, final String name, final Npz.Array array) {
		final long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
		if (isComplex(name)) PublishedLayout.assignComplex(target, name, Arrays.copyOf(shape, shape.length - 1), array.floats());
		else PublishedLayout.assignReal(target, name, shape, array.floats());
	}

	public static boolean isComplex(final String name) {
		return !name.matches(".*(\\.emb\\.1\\..*|\\.prelu_(real|imag)\\.weight|\\.gamma|\\.beta)");
	}
}
