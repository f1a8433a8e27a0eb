package io.github.phasegen.nn;

import static io.github.phasegen.testing.Close.assertClose;
import static io.github.phasegen.testing.Close.relativeError;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.phasegen.nn.UnrolledNetwork.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnrolledNetworkTest {

	private static final UnrolledConfig SMALL = new UnrolledConfig(3, 2, List.of(3, 4), 1, 1);

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	private UnrolledNetwork network() {
		final UnrolledNetwork network = new UnrolledNetwork(SMALL, new Parameters(manager, 1));
		Tensors.randomise(network.parameters(), 3, 0.1);
		return network;
	}

	/** Every third column. */
	private static NDArray columns(final NDManager manager, final int images, final int height, final int width) {
		final NDArray columns = manager.zeros(new Shape(images, 1, height, width));
		for (int x = 0; x < width; x += 3)
			columns.set(new NDIndex(":, :, :, " + x), 1);
		return columns;
	}

	private static NDArray zeroFilled(final NDArray mask, final long seed) {
		final Shape s = mask.getShape();
		final NDArray image = Tensors.gaussian(mask.getManager(), seed, s.get(0), 2, s.get(2), s.get(3));
		return PlanarFourier.inverse(PlanarFourier.forward(image).mul(mask));
	}

	private static SingleCoilSamples samples(final NDArray zeroFilled, final NDArray mask) {
		return new SingleCoilSamples(zeroFilled, mask, phase(zeroFilled));
	}

	/** Any unit phasors. */
	private static NDArray phase(final NDArray zeroFilled) {
		final NDArray z = Tensors.gaussian(zeroFilled.getManager(), 11, zeroFilled.getShape().getShape());
		return z.div(z.square().sum(new int[] { 1 }, true).sqrt());
	}

	@ParameterizedTest
	@CsvSource({ "1, 8, 8", "2, 9, 14", "1, 3, 21", "1, 16, 5" })
	void imagesOfAnySizeAgreeWithTheirSamples(final int images, final int height, final int width) {
		final NDArray mask = columns(manager, images, height, width);
		final NDArray zeroFilled = zeroFilled(mask, 2);
		final NDArray image = network().forward(samples(zeroFilled, mask), false, false, Listener.NONE);
		assertEquals(zeroFilled.getShape(), image.getShape());
		assertEquals(manager, image.getManager());
		assertTrue(relativeError(zeroFilled.toFloatArray(), image.toFloatArray()) > 1e-3, "the regularisers do something");
		assertClose(PlanarFourier.forward(zeroFilled).toFloatArray(), PlanarFourier.forward(image).mul(mask).toFloatArray(), 1e-5);
	}

	@Test
	void aNewNetworkReturnsTheZeroFilledImage() {
		final NDArray mask = columns(manager, 1, 8, 12);
		final NDArray zeroFilled = zeroFilled(mask, 2);
		final UnrolledNetwork network = new UnrolledNetwork(SMALL, new Parameters(manager, 1));
		assertClose(zeroFilled.toFloatArray(), network.forward(samples(zeroFilled, mask), false, false, Listener.NONE)
			.toFloatArray(), 1e-5);
	}

	@Test
	void channelsOfAnInputAreTheSameAsSamples() {
		final NDArray mask = columns(manager, 2, 8, 12);
		final NDArray zeroFilled = zeroFilled(mask, 2);
		final NDArray input = Planar.concat(zeroFilled, mask.concat(mask.zerosLike(), 1), phase(zeroFilled));
		final UnrolledNetwork network = network();
		assertArrayEquals(network.forward(samples(zeroFilled, mask), false, false, Listener.NONE).toFloatArray(), network
			.forward(input, null, false).toFloatArray());
	}

	@Test
	void anImageSampledInRowsTurnsAsAWhole() {
		final NDArray mask = columns(manager, 1, 8, 13);
		final NDArray zeroFilled = zeroFilled(mask, 2);
		final UnrolledNetwork network = network();
		final NDArray straight = network.forward(samples(zeroFilled, mask), false, false, Listener.NONE);
		final NDArray turned = network.forward(new SingleCoilSamples(zeroFilled.transpose(0, 1, 3, 2), mask.transpose(0, 1, 3, 2), phase(zeroFilled).transpose(0, 1, 3, 2)), true,
			false, Listener.NONE);
		assertClose(straight.toFloatArray(), turned.transpose(0, 1, 3, 2).toFloatArray(), 1e-5);
	}

	@Test
	void aListenerHearsOfEveryCascade() {
		final NDArray mask = columns(manager, 1, 8, 12);
		final List<Integer> heard = new ArrayList<>();
		network().forward(samples(zeroFilled(mask, 2), mask), false, false, (cascade, cascades, image) -> heard.add(10 *
			cascades + cascade));
		assertEquals(List.of(31, 32, 33), heard);
	}

	@Test
	void freezingChangesNothing() {
		final UnrolledNetwork network = network();
		final NDArray mask = columns(manager, 1, 8, 12);
		final SingleCoilSamples samples = samples(zeroFilled(mask, 2), mask);
		final float[] before = network.forward(samples, false, false, Listener.NONE).toFloatArray();
		network.freeze();
		assertClose(before, network.forward(samples, false, false, Listener.NONE).toFloatArray(), 1e-5);
	}

	@Test
	void everyTensorLearnsAndWeightsOfConsistencyAsFiniteDifferencesSay() {
		final UnrolledNetwork network = network();
		network.parameters().requireGradients();
		try (GradientCollector collector = Engine.getInstance().newGradientCollector(); NDManager scope = manager.newSubManager()) {
			collector.backward(objective(network, scope));
		}
		final float[] slope = network.parameters().all().get("cascade0.logWeight").getGradient().toFloatArray();
		network.parameters().trainableNames().forEach(name -> {
			final NDArray tensor = network.parameters().all().get(name);
			assertTrue(tensor.getGradient().abs().sum().getFloat() > 0, name);
			tensor.setRequiresGradient(false);
		});
		final float value = network.parameters().all().get("cascade0.logWeight").getFloat(0);
		final double step = 0.05;
		final double up = moved(network, value + step);
		final double down = moved(network, value - step);
		assertEquals((up - down) / (2 * step), slope[0], 0.02 * Math.abs(slope[0]) + 2e-3);
	}

	private double moved(final UnrolledNetwork network, final double value) {
		network.parameters().set("cascade0.logWeight", new float[] { (float) value });
		try (NDManager scope = manager.newSubManager()) {
			return objective(network, scope).getFloat();
		}
	}

	private static NDArray objective(final UnrolledNetwork network, final NDManager scope) {
		final NDArray mask = columns(scope, 1, 8, 12);
		return network.forward(samples(zeroFilled(mask, 2), mask), false, true, Listener.NONE).mul(Tensors.gaussian(scope, 5,
			1, 2, 8, 12)).sum();
	}

	@Test
	void passesLeaveNothingBehind() {
		final UnrolledNetwork network = network();
		network.freeze();
		pass(network);
		final int before = manager.getManagedArrays().size();
		for (int i = 0; i < 10; i++)
			pass(network);
		assertEquals(before, manager.getManagedArrays().size());
	}

	@Test
	void imagesOfEarlierCascadesAreFreed() {
		final NDArray mask = columns(manager, 1, 8, 12);
		final SingleCoilSamples samples = samples(zeroFilled(mask, 2), mask);
		final UnrolledNetwork network = network();
		final int before = manager.getManagedArrays().size();
		network.forward(samples, false, false, Listener.NONE);
		assertEquals(before + 1, manager.getManagedArrays().size());
	}

	private void pass(final UnrolledNetwork network) {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray mask = columns(scope, 1, 8, 12);
			network.forward(samples(zeroFilled(mask, 2), mask), false, false, Listener.NONE);
		}
	}

	@Test
	void shapesOutOfRangeAreNamed() {
		assertError("cascades", 0, 2, List.of(4));
		assertError("fold", 2, 3, List.of(4));
		assertError("widths", 2, 2, List.of());
	}

	private static void assertError(final String field, final int cascades, final int fold, final List<Integer> widths) {
		final IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> new UnrolledConfig(cascades, fold, widths, 1,
			1));
		assertTrue(error.getMessage().contains(field), error.getMessage());
	}
}
