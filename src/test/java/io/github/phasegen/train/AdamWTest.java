package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.phasegen.nn.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The updates of a kernel and a bias, compared with the formulas in double precision. */
class AdamWTest {

	private static final String KERNEL = "kernel";
	private static final String BIAS = "bias";

	private final NDManager manager = NDManager.newBaseManager();
	private final Parameters parameters = new Parameters(manager, 1);
	private final Random random = new Random(2);

	AdamWTest() {
		parameters.normal(KERNEL, new Shape(2, 1, 2, 1, 1), 1);
		parameters.normal(BIAS, new Shape(2, 3), 1);
		parameters.requireGradients();
	}

	@AfterEach
	void close() {
		manager.close();
	}

	/** Adam with decoupled weight decay, by the book. */
	private static final class Reference {

		private final double[] weights;
		private final double[] first;
		private final double[] second;

		Reference(final NDArray tensor) {
			final float[] values = tensor.toFloatArray();
			weights = new double[values.length];
			first = new double[values.length];
			second = new double[values.length];
			Arrays.setAll(weights, i -> values[i]);
		}

		void step(final int t, final double[] gradient, final double rate, final double decay) {
			for (int i = 0; i < weights.length; i++) {
				first[i] = 0.9 * first[i] + 0.1 * gradient[i];
				second[i] = 0.99 * second[i] + 0.01 * gradient[i] * gradient[i];
				final double m = first[i] / (1 - Math.pow(0.9, t));
				final double v = second[i] / (1 - Math.pow(0.99, t));
				weights[i] -= rate * decay * weights[i] + rate * m / (Math.sqrt(v) + 1e-8);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e9, 0.5 })
	void fiveStepsAreThoseOfTheFormulas(final double clip) {
		final OptimiserOptions options = new OptimiserOptions(10, 0.05, 2, 0.1, clip, 0.9);
		final Reference kernel = new Reference(parameters.all().get(KERNEL));
		final Reference bias = new Reference(parameters.all().get(BIAS));
		try (AdamW optimiser = new AdamW(parameters, options)) {
			for (int t = 1; t <= 5; t++) {
				final float[] forKernel = draw(4);
				final float[] forBias = draw(6);
				backward(forKernel, forBias);
				final double norm = Math.hypot(norm(forKernel), norm(forBias));
				assertEquals(norm, optimiser.step(t), 1e-5 * norm);
				final double scale = Math.min(1, clip / norm);
				kernel.step(t, times(forKernel, scale), options.rate(t), 0.1);
				bias.step(t, times(forBias, scale), options.rate(t), 0);
				assertWeights(kernel, KERNEL);
				assertWeights(bias, BIAS);
			}
		}
	}

	private float[] draw(final int count) {
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = (float) random.nextGaussian();
		return values;
	}

	/** Leaves these gradients in the parameters. */
	private void backward(final float[] forKernel, final float[] forBias) {
		try (NDManager scope = manager.newSubManager(); GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			final NDArray kernel = scope.create(forKernel, new Shape(2, 1, 2, 1, 1)).mul(parameters.all().get(KERNEL)).sum();
			final NDArray bias = scope.create(forBias, new Shape(2, 3)).mul(parameters.all().get(BIAS)).sum();
			collector.backward(kernel.add(bias));
		}
	}

	private static double norm(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += (double) value * value;
		return Math.sqrt(sum);
	}

	private static double[] times(final float[] values, final double factor) {
		final double[] product = new double[values.length];
		Arrays.setAll(product, i -> factor * values[i]);
		return product;
	}

	private void assertWeights(final Reference expected, final String name) {
		final float[] found = parameters.all().get(name).toFloatArray();
		for (int i = 0; i < found.length; i++)
			assertEquals(expected.weights[i], found[i], 2e-6, name);
	}

	@Test
	void aWeightWithoutGradientStays() {
		final float[] before = parameters.all().get(BIAS).toFloatArray();
		try (AdamW optimiser = new AdamW(parameters, new OptimiserOptions(10, 0.05, 0, 0.1, 1, 0.9))) {
			backward(draw(4), new float[6]);
			optimiser.step(1);
		}
		assertArrayEquals(before, parameters.all().get(BIAS).toFloatArray());
	}

	@ParameterizedTest
	@ValueSource(floats = { Float.NaN, Float.POSITIVE_INFINITY, 1e30f })
	void aGradientThatIsNotFiniteChangesNothing(final float value) {
		final float[] before = parameters.all().get(BIAS).toFloatArray();
		final float[] spoilt = draw(4);
		spoilt[2] = value;
		try (AdamW optimiser = new AdamW(parameters, new OptimiserOptions(10, 0.05, 0, 0.1, 1, 0.9))) {
			backward(spoilt, draw(6));
			assertTrue(!Double.isFinite(optimiser.step(1)));
			assertArrayEquals(before, parameters.all().get(BIAS).toFloatArray());
			assertArrayEquals(new float[6], optimiser.firstMoments().get(BIAS).toFloatArray());
		}
	}

	@Test
	void stepsLeaveNothingBehindButTheMoments() {
		final int before = manager.getManagedArrays().size();
		try (AdamW optimiser = new AdamW(parameters, new OptimiserOptions(10, 0.05, 0, 0.1, 1, 0.9))) {
			for (int t = 1; t <= 10; t++) {
				backward(draw(4), draw(6));
				optimiser.step(t);
				assertEquals(before + 4, manager.getManagedArrays().size());
			}
		}
		assertEquals(before, manager.getManagedArrays().size());
	}
}
