package io.github.phasegen.nn.published;

import static io.github.phasegen.testing.Close.assertClose;
import static io.github.phasegen.testing.Close.relativeError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.TimeEmbedding;
import io.github.phasegen.testing.Golden;
import io.github.phasegen.testing.Npz;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedUNetTest {

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	@Test
	void hasExactlyThePublishedTensors() throws IOException {
		final PublishedUNet network = SmallPhaseNetwork.create(manager);
		assertEquals(Npz.resource("golden/phasegen_small_weights.npz").names().stream().map(n -> n.substring("model.".length()))
			.collect(Collectors.toSet()), network.parameters().all().keySet());
	}

	@Test
	void hasThePapersNumberOfParameters() {
		try (PublishedUNet network = PublishedPhaseConfig.paper().network(new Parameters(manager, 0))) {
			long published = 0;
			for (final String name : network.parameters().trainableNames()) {
				final long size = network.parameters().all().get(name).size();
				published += SmallPhaseNetwork.isComplex(name) ? size / 2 : size;
			}
			assertEquals(16_769_353, published);
		}
	}

	@Test
	void encodesTimeAsPublished() throws IOException {
		final Npz golden = Npz.resource("golden/phasegen_small_forward.npz");
		final NDArray positions = TimeEmbedding.positions(Golden.real(manager, golden.get("t")), 256);
		assertClose(golden.floats("pos_encoding"), positions.toFloatArray(), 1e-5);
	}

	@Test
	void matchesThePublishedForwardPass() throws IOException {
		assertMatches("golden/phasegen_small_forward.npz", SmallPhaseNetwork.create(manager));
	}

	@Test
	void matchesThePublishedForwardPassOnImagesThatAreNotSquare() throws IOException {
		assertMatches("golden/phasegen_small_forward_rect.npz", SmallPhaseNetwork.createWithSquarePooling(manager));
	}

	private void assertMatches(final String resource, final PublishedUNet network) throws IOException {
		final Npz golden = Npz.resource(resource);
		final NDArray x = Golden.planar(manager, golden.get("x"));
		final NDArray t = Golden.real(manager, golden.get("t"));
		final float[] unfrozen = Golden.interleaved(network.forward(x, t, false));
		assertClose(golden.floats("y"), unfrozen, 1e-5);
		network.freeze();
		final float[] frozen = Golden.interleaved(network.forward(x, t, false));
		assertClose(golden.floats("y"), frozen, 1e-5);
		assertClose(unfrozen, frozen, 1e-5);
	}

	@Test
	void acceptsAnySize() throws IOException {
		final PublishedUNet network = SmallPhaseNetwork.create(manager);
		for (final long[] size : List.of(new long[] { 8, 8 }, new long[] { 9, 31 }, new long[] { 50, 12 })) {
			final NDArray x = manager.randomNormal(new Shape(1, 4, size[0], size[1]));
			assertEquals(new Shape(1, 2, size[0], size[1]), network.forward(x, manager.ones(new Shape(1)), false).getShape());
		}
	}

	@Test
	void dropsValuesOnlyInTraining() {
		final PublishedPhaseConfig config = new PublishedPhaseConfig(List.of(4), 1, 0.5, 50);
		try (PublishedUNet network = config.network(new Parameters(manager, 3))) {
			final NDArray x = manager.randomNormal(new Shape(1, 4, 8, 8));
			final NDArray t = manager.ones(new Shape(1));
			assertEquals(network.forward(x, t, false), network.forward(x, t, false));
			final float[] first = network.forward(x, t, true).toFloatArray();
			final float[] second = network.forward(x, t, true).toFloatArray();
			assertTrue(relativeError(first, second) > 1e-3);
		}
	}

	@Test
	void leavesNoArraysBehind() {
		for (final boolean frozen : new boolean[] { false, true })
			try (PublishedUNet network = new PublishedPhaseConfig(List.of(2, 4), 1, 0, 50).network(new Parameters(manager, 0))) {
				if (frozen) network.freeze();
				final NDArray x = manager.randomNormal(new Shape(1, 4, 8, 8));
				final NDArray t = manager.ones(new Shape(1));
				network.forward(x, t, false).close();
				final int around = manager.getManagedArrays().size(); // counts the network's as well
				for (int i = 0; i < 200; i++)
					network.forward(x, t, false).close();
				assertEquals(around, manager.getManagedArrays().size());
			}
	}
}
