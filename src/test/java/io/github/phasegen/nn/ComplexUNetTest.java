package io.github.phasegen.nn;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplexUNetTest {

	private static final ComplexUNetConfig SMALL = new ComplexUNetConfig(2, 1, List.of(2, 3, 4), 1, 1, 8);

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	@ParameterizedTest
	@CsvSource({ "1, 4, 4", "2, 8, 12", "3, 4, 20", "1, 32, 4" })
	void keepsTheSizeOfAnyMultiple(final int images, final int height, final int width) {
		final ComplexUNet network = network(SMALL, 1);
		assertEquals(4, network.sizeMultiple());
		final NDArray x = Tensors.gaussian(manager, 2, images, 4, height, width);
		final NDArray y = network.forward(x, manager.full(new Shape(images), 3), false);
		assertEquals(new Shape(images, 2, height, width), y.getShape());
		assertEquals(x.getManager(), y.getManager());
	}

	@Test
	void aNetworkOfOneLevelTakesAnySize() {
		final ComplexUNet network = network(new ComplexUNetConfig(2, 1, List.of(3), 1, 1, 8), 1);
		assertEquals(1, network.sizeMultiple());
		assertEquals(new Shape(1, 2, 5, 3), network.forward(Tensors.gaussian(manager, 2, 1, 4, 5, 3), manager.zeros(new Shape(1)),
			false).getShape());
	}

	@Test
	void aNewNetworkIsSilent() {
		final ComplexUNet network = new ComplexUNet(SMALL, new Parameters(manager, 1));
		final NDArray y = network.forward(Tensors.gaussian(manager, 2, 1, 4, 8, 8), manager.zeros(new Shape(1)), false);
		assertEquals(0, y.abs().max().getFloat());
	}

	@Test
	void aNewBlockIsTheIdentity() {
		final Parameters parameters = new Parameters(manager, 1);
		final ModulatedResidualBlock block = new ModulatedResidualBlock(parameters.scope("block"), 3, 8);
		final NDArray x = Tensors.gaussian(manager, 2, 2, 6, 5, 4);
		final NDArray y = block.forward(x, new Pass(false, Tensors.gaussian(manager, 3, 2, 8)));
		assertArrayEquals(x.toFloatArray(), y.toFloatArray());
	}

	@Test
	void theSameSeedGivesTheSameWeights() {
		final Map<String, NDArray> one = new ComplexUNet(SMALL, new Parameters(manager, 5)).parameters().all();
		final Map<String, NDArray> two = new ComplexUNet(SMALL, new Parameters(manager, 5)).parameters().all();
		final Map<String, NDArray> other = new ComplexUNet(SMALL, new Parameters(manager, 6)).parameters().all();
		assertEquals(one, two);
		assertNotEquals(one.get("input.weight"), other.get("input.weight"));
	}

	@Test
	void imagesOfABatchAreIndependentAndSoAreTheirTimes() {
		final ComplexUNet network = network(SMALL, 1);
		final NDArray x = Tensors.gaussian(manager, 2, 2, 4, 8, 8);
		final NDArray both = network.forward(x, manager.create(new float[] { 3, 700 }), false);
		final NDArray second = network.forward(x.get("1:2").duplicate(), manager.create(new float[] { 700 }), false);
		assertClose(both.get("1:2").toFloatArray(), second.toFloatArray(), 1e-5);
		final NDArray atOtherTime = network.forward(x.get("1:2").duplicate(), manager.create(new float[] { 3 }), false);
		assertTrue(atOtherTime.sub(second).abs().max().getFloat() > 1e-3, "the time has an effect");
	}

	@Test
	void freezingChangesNothing() {
		final ComplexUNet network = network(SMALL, 1);
		final NDArray x = Tensors.gaussian(manager, 2, 2, 4, 8, 12);
		final NDArray time = manager.create(new float[] { 3, 700 });
		final float[] before = network.forward(x, time, false).toFloatArray();
		network.freeze();
		assertClose(before, network.forward(x, time, false).toFloatArray(), 1e-5);
	}

	/** Two runs around a garbage collection: buffers that a recorded graph keeps beyond their owner's life give random gradients. */
	@Test
	void gradientsAreThoseOfFiniteDifferencesEveryTime() {
		final ComplexUNet network = network(SMALL, 1);
		final Map<String, float[]> gradients = gradients(network);
		for (int i = 0; i < 3; i++) {
			System.gc();
			gradients(network).forEach((name, values) -> assertArrayEquals(gradients.get(name), values, name));
		}
		network.parameters().trainableNames().forEach(name -> assertSlope(difference(network, name), along(gradients.get(name),
			name), name));
	}

	private static void assertSlope(final double expected, final double found, final String name) {
		assertEquals(expected, found, 0.01 * Math.abs(expected) + 2e-3, name);
	}

	private Map<String, float[]> gradients(final ComplexUNet network) {
		network.parameters().all().values().forEach(tensor -> tensor.setRequiresGradient(true));
		try (GradientCollector collector = Engine.getInstance().newGradientCollector(); NDManager scope = manager.newSubManager()) {
			collector.backward(objective(network, scope));
		}
		final Map<String, float[]> gradients = new LinkedHashMap<>();
		network.parameters().all().forEach((name, tensor) -> {
			try (NDArray gradient = tensor.getGradient()) {
				gradients.put(name, gradient.toFloatArray());
				gradient.subi(gradient);
			}
			tensor.setRequiresGradient(false);
		});
		return gradients;
	}

	private static NDArray objective(final ComplexUNet network, final NDManager scope) {
		final NDArray x = Tensors.gaussian(scope, 2, 2, 4, 8, 4);
		final NDArray y = network.forward(x, scope.create(new float[] { 3, 40 }), true);
		return y.mul(Tensors.gaussian(scope, 3, 2, 2, 8, 4)).sum();
	}

	private static double along(final float[] gradient, final String name) {
		final float[] direction = direction(gradient.length, name);
		double sum = 0;
		for (int i = 0; i < direction.length; i++)
			sum += (double) gradient[i] * direction[i];
		return sum;
	}

	/** A unit vector. */
	private static float[] direction(final int length, final String name) {
		final float[] direction = Tensors.gaussian(length, name.hashCode());
		double square = 0;
		for (final float value : direction)
			square += (double) value * value;
		for (int i = 0; i < length; i++)
			direction[i] /= (float) Math.sqrt(square);
		return direction;
	}

	private double difference(final ComplexUNet network, final String name) {
		final double step = 1e-2;
		final float[] values = network.parameters().all().get(name).toFloatArray();
		final double up = moved(network, name, values, step);
		final double down = moved(network, name, values, -step);
		network.parameters().set(name, values);
		return (up - down) / (2 * step);
	}

	private double moved(final ComplexUNet network, final String name, final float[] values, final double step) {
		final float[] direction = direction(values.length, name);
		final float[] changed = values.clone();
		for (int i = 0; i < changed.length; i++)
			changed[i] += (float) (step * direction[i]);
		network.parameters().set(name, changed);
		try (NDManager scope = manager.newSubManager()) {
			return objective(network, scope).getFloat();
		}
	}

	@Test
	void passesLeaveNothingBehind() {
		final ComplexUNet network = network(SMALL, 1);
		pass(network);
		final int before = manager.getManagedArrays().size();
		for (int i = 0; i < 20; i++)
			pass(network);
		assertEquals(before, manager.getManagedArrays().size());
		network.freeze();
		final int frozen = manager.getManagedArrays().size();
		for (int i = 0; i < 20; i++)
			pass(network);
		assertEquals(frozen, manager.getManagedArrays().size());
	}

	private void pass(final ComplexUNet network) {
		try (NDManager scope = manager.newSubManager()) {
			network.forward(Tensors.gaussian(scope, 2, 1, 4, 8, 8), scope.zeros(new Shape(1)), false);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0 | 1 | 2 | 1 | 1 | 8 | inputChannels", "2 | 0 | 2 | 1 | 1 | 8 | outputChannels",
		"2 | 1 | 0 | 1 | 1 | 8 | widths", "2 | 1 | 5000 | 1 | 1 | 8 | widths", "2 | 1 | 2 | 0 | 1 | 8 | blocks",
		"2 | 1 | 2 | 1 | 99 | 8 | middleBlocks", "2 | 1 | 2 | 1 | 1 | 7 | embeddingWidth" })
	void shapesOutOfRangeAreNamed(final int in, final int out, final int width, final int blocks, final int middle,
		final int embedding, final String field)
	{
		final IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> new ComplexUNetConfig(in, out,
			List.of(width), blocks, middle, embedding));
		assertTrue(error.getMessage().contains(field), error.getMessage());
	}

	@Test
	void widthsMustBeThereAndFewerThanNine() {
		for (final List<Integer> widths : Arrays.asList(null, List.<Integer> of(), Arrays.asList(2, null), List.of(1, 1, 1, 1, 1,
			1, 1, 1, 1)))
			assertThrows(IllegalArgumentException.class, () -> new ComplexUNetConfig(2, 1, widths, 1, 1, 8), String.valueOf(
				widths));
	}

	private ComplexUNet network(final ComplexUNetConfig config, final long seed) {
		final ComplexUNet network = new ComplexUNet(config, new Parameters(manager, seed));
		Tensors.randomise(network.parameters(), seed, 0.3);
		return network;
	}
}
