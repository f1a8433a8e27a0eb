package io.github.phasegen.nn.published;

import static io.github.phasegen.testing.Close.assertClose;
import static io.github.phasegen.testing.Close.relativeError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.Planar;
import io.github.phasegen.testing.Golden;
import io.github.phasegen.testing.Npz;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The published networks for skull stripping and reconstruction. */
class PublishedTaskNetworksTest {

	private static final PublishedKStripConfig KSTRIP = new PublishedKStripConfig(List.of(4, 8), 3, 0.1, null);
	private static final PublishedReconConfig RECON = new PublishedReconConfig(List.of(4, 8), 1, 0.1, null, true);

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	@Test
	void kStripMatchesThePublishedForwardPass() throws IOException {
		final Npz golden = Npz.resource("golden/kstrip_small_forward.npz");
		assertMatches(loaded(KSTRIP.network(new Parameters(manager, 0)), "kstrip_small"), Golden.planar(manager, golden.get("x")), golden
			.floats("y"));
	}

	@Test
	void reconstructionMatchesThePublishedForwardPass() throws IOException {
		final Npz golden = Npz.resource("golden/recon_small_forward.npz");
		final NDArray input = Planar.concat(Golden.planar(manager, golden.get("x")), Golden.planar(manager, golden.get(
			"kspace_undersampled")));
		assertMatches(loaded(RECON.network(new Parameters(manager, 0)), "recon_small"), input, golden.floats("y"));
	}

	private static void assertMatches(final Network network, final NDArray input, final float[] expected) {
		assertClose(expected, Golden.interleaved(network.forward(input, null, false)), 1e-5);
		network.freeze();
		assertClose(expected, Golden.interleaved(network.forward(input, null, false)), 1e-5);
	}

	private static Network loaded(final Network network, final String name) throws IOException {
		final Npz weights = Npz.resource("golden/" + name + "_weights.npz");
		assertEquals(weights.names().stream().map(PublishedLayout::ourName).collect(Collectors.toSet()), network.parameters().all().keySet());
		for (final String tensor : weights.names())
			SmallPhaseNetwork.assign(network.parameters(), PublishedLayout.ourName(tensor), weights.get(tensor));
		return network;
	}

	@Test
	void anySizeWillDo() {
		for (final Network network : List.of(KSTRIP.network(new Parameters(manager, 1)), RECON.network(new Parameters(manager, 1))))
			for (final long[] size : List.of(new long[] { 8, 8 }, new long[] { 9, 31 }, new long[] { 50, 13 })) {
				final long channels = network instanceof PublishedReconstruction ? 4 : 2;
				final NDArray result = network.forward(manager.randomNormal(new Shape(1, channels, size[0], size[1])), null, false);
				assertEquals(new Shape(1, 2, size[0], size[1]), result.getShape());
				assertTrue(result.isNaN().none().getBoolean());
			}
	}

	@Test
	void withoutSamplesDataConsistencyChangesNothing() {
		final NDArray image = manager.randomNormal(new Shape(1, 2, 16, 16));
		final NDArray nothing = Planar.concat(image, image.zerosLike());
		final Network with = RECON.network(new Parameters(manager, 1));
		final Network without = new PublishedReconConfig(List.of(4, 8), 1, 0.1, "relu", false).network(new Parameters(manager, 1));
		assertClose(without.forward(nothing, null, false).toFloatArray(), with.forward(nothing, null, false).toFloatArray(), 1e-6);
		final NDArray samples = Planar.concat(image, manager.randomNormal(new Shape(1, 2, 16, 16)));
		assertTrue(relativeError(without.forward(samples, null, false).toFloatArray(), with.forward(samples, null, false)
			.toFloatArray()) > 1e-3);
	}

	@Test
	void bothCanBeTrained() {
		// the input decides which units are dead
		Engine.getInstance().setRandomSeed(1);
		for (final Network network : List.of(KSTRIP.network(new Parameters(manager, 1)), RECON.network(new Parameters(manager, 1)))) {
			network.parameters().requireGradients();
			final long channels = network instanceof PublishedReconstruction ? 4 : 2;
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				final NDArray x = manager.randomNormal(new Shape(2, channels, 16, 16));
				collector.backward(network.forward(x, null, true).square().mean());
			}
			for (final String name : network.parameters().trainableNames()) {
				final NDArray gradient = network.parameters().all().get(name).getGradient();
				assertTrue(gradient.abs().sum().getFloat() > 0, name);
			}
		}
	}

	@Test
	void leavesNoArraysBehind() {
		for (final Network network : List.of(KSTRIP.network(new Parameters(manager, 1)), RECON.network(new Parameters(manager, 1)))) {
			network.freeze();
			final NDArray x = manager.randomNormal(new Shape(1, network instanceof PublishedReconstruction ? 4 : 2, 8, 8));
			network.forward(x, null, false).close();
			final int around = manager.getManagedArrays().size();
			for (int i = 0; i < 50; i++)
				network.forward(x, null, false).close();
			assertEquals(around, manager.getManagedArrays().size());
		}
	}
}
