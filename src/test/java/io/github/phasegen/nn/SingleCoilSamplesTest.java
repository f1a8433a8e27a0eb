package io.github.phasegen.nn;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleCoilSamplesTest {

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	private static NDArray mask(final NDManager manager, final int height, final int width) {
		final Random random = new Random(4);
		final float[] mask = new float[height * width];
		for (int i = 0; i < mask.length; i++)
			mask[i] = random.nextInt(3) == 0 ? 1 : 0;
		mask[mask.length / 2] = 1;
		return manager.create(mask, new Shape(1, 1, height, width));
	}

	/** The image of random samples within the mask. */
	private static NDArray zeroFilled(final NDArray mask) {
		final Shape s = mask.getShape();
		final NDArray samples = Tensors.gaussian(mask.getManager(), 7, 1, 2, s.get(2), s.get(3));
		return PlanarFourier.inverse(samples.mul(mask));
	}

	@ParameterizedTest
	@CsvSource({ "8, 8", "9, 6", "7, 13", "1, 5" })
	void anInfiniteWeightReproducesTheSamplesAndKeepsTheRest(final int height, final int width) {
		final NDArray mask = mask(manager, height, width);
		final NDArray zeroFilled = zeroFilled(mask);
		final NDArray x = Tensors.gaussian(manager, 2, 1, 2, height, width);
		final NDArray result = PlanarFourier.forward(new SingleCoilSamples(zeroFilled, mask, null).exact(x));
		final NDArray others = mask.neg().add(1);
		final NDArray expected = PlanarFourier.forward(zeroFilled).mul(mask).add(PlanarFourier.forward(x).mul(others));
		assertClose(expected.toFloatArray(), result.toFloatArray(), 1e-6);
	}

	@Test
	void aFiniteWeightAveragesPredictedAndMeasuredSamples() {
		final NDArray mask = mask(manager, 6, 9);
		final NDArray zeroFilled = zeroFilled(mask);
		final NDArray x = Tensors.gaussian(manager, 2, 1, 2, 6, 9);
		final float lambda = 3;
		final NDArray result = new SingleCoilSamples(zeroFilled, mask, null).consistent(x, manager.create(new float[] { (float) Math.log(lambda) }));
		final NDArray predicted = PlanarFourier.forward(x);
		final NDArray measured = PlanarFourier.forward(zeroFilled);
		final NDArray expected = predicted.add(measured.sub(predicted).mul(lambda / (1 + lambda)).mul(mask));
		assertClose(expected.toFloatArray(), PlanarFourier.forward(result).toFloatArray(), 1e-5);
	}

	@Test
	void theImageOfTheSamplesIsConsistentAlready() {
		final NDArray mask = mask(manager, 8, 5);
		final NDArray zeroFilled = zeroFilled(mask);
		assertClose(zeroFilled.toFloatArray(), new SingleCoilSamples(zeroFilled, mask, null).exact(zeroFilled).toFloatArray(), 1e-6);
	}

	@Test
	void gradientsOfImageAndWeightAreThoseOfFiniteDifferences() {
		final NDArray x = Tensors.gaussian(manager, 2, 1, 2, 5, 6);
		final NDArray weight = manager.create(new float[] { 0.4f });
		x.setRequiresGradient(true);
		weight.setRequiresGradient(true);
		try (GradientCollector collector = Engine.getInstance().newGradientCollector(); NDManager scope = manager.newSubManager()) {
			collector.backward(objective(scope, x, weight));
		}
		final float[] slopes = x.getGradient().toFloatArray();
		final float ofWeight = weight.getGradient().getFloat();
		x.setRequiresGradient(false);
		weight.setRequiresGradient(false);
		for (final int pixel : new int[] { 0, 17, 59 })
			assertEquals(difference(x, weight, pixel), slopes[pixel], 2e-2, "pixel " + pixel);
		final double up = objective(manager, x, weight.add(0.01f)).getFloat();
		final double down = objective(manager, x, weight.sub(0.01f)).getFloat();
		assertEquals((up - down) / 0.02, ofWeight, 2e-2);
	}

	private double difference(final NDArray x, final NDArray weight, final int pixel) {
		final float[] step = new float[(int) x.size()];
		step[pixel] = 0.01f;
		final NDArray moved = manager.create(step, x.getShape());
		return ((double) objective(manager, x.add(moved), weight).getFloat() - objective(manager, x.sub(moved), weight).getFloat()) / 0.02;
	}

	private static NDArray objective(final NDManager scope, final NDArray x, final NDArray weight) {
		final NDArray mask = mask(scope, 5, 6);
		final NDArray result = new SingleCoilSamples(zeroFilled(mask), mask, null).consistent(x, weight);
		return result.mul(Tensors.gaussian(scope, 9, 1, 2, 5, 6)).sum();
	}
}
