package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.phasegen.nn.ComplexUNet;
import io.github.phasegen.nn.ComplexUNetConfig;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SkullStripTaskTest {

	private static final TrainSkullStripConfig.Data CONFIG = new TrainSkullStripConfig.Data(List.of(), List.of(), 2, 1, Map.of("simulated",
		0.5, "zero", 0.5), 0.5, 0.5, 0.28, 0.1, null);
	private static final SkullStripExamples EXAMPLES = new SkullStripExamples(List.of(List.of(StripHeads.source(1)), List.of(StripHeads
		.source(2))), CONFIG);

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	private SkullStripTask task(final TrainSkullStripConfig.Loss loss, final long seed) {
		final ComplexUNet network = new ComplexUNet(new ComplexUNetConfig(2, 1, List.of(3, 4), 1, 1, 0), new Parameters(manager, 1));
		Tensors.randomise(network.parameters(), 5, 0.3);
		return new SkullStripTask(network, loss, new SkullStripTask.Data(EXAMPLES, EXAMPLES, 2, 2, 32, 2, seed));
	}

	private static TrainSkullStripConfig.Loss loss(final double crossEntropy, final double dice, final double image, final double kSpace) {
		return new TrainSkullStripConfig.Loss(crossEntropy, dice, image, kSpace);
	}

	@Test
	void aStepHasItsBatchWhateverCameBefore() {
		final SkullStripTask task = task(loss(1, 1, 0, 0), 1);
		final SkullStripBatch tenth = task.batch(10);
		task.batch(3);
		assertSame(tenth, task.batch(10));
		assertSame(tenth, task(loss(1, 1, 0, 0), 1).batch(10));
		assertFalse(Arrays.equals(tenth.input(), task.batch(11).input()));
		assertFalse(Arrays.equals(tenth.input(), task(loss(1, 1, 0, 0), 2).batch(10).input()));
	}

	private static void assertSame(final SkullStripBatch expected, final SkullStripBatch found) {
		assertArrayEquals(expected.input(), found.input());
		assertArrayEquals(expected.brain(), found.brain());
	}

	@Test
	void aNetworkOfOneChannelSeesTheComplexImageAlone() {
		final ComplexUNet network = new ComplexUNet(new ComplexUNetConfig(1, 1, List.of(3, 4), 1, 1, 0), new Parameters(manager, 1));
		Tensors.randomise(network.parameters(), 5, 0.3);
		final SkullStripTask task = new SkullStripTask(network, loss(1, 1, 0, 0), new SkullStripTask.Data(EXAMPLES, EXAMPLES, 2, 2, 32, 1, 1));
		final SkullStripBatch batch = task.batch(1);
		final float[] withoutMagnitude = batch.input().clone();
		final int pixels = batch.width() * batch.height();
		for (int i = 0; i < withoutMagnitude.length; i++)
			if (i / pixels % 2 == 1) withoutMagnitude[i] = 0;
		final SkullStripBatch other = new SkullStripBatch(batch.count(), batch.width(), batch.height(), withoutMagnitude, batch.brain());
		try (NDManager scope = manager.newSubManager()) {
			assertEquals(task.loss(scope, batch).getFloat(), task.loss(scope, other).getFloat());
			assertTrue(task.validate(scope) > 0);
		}
	}

	@Test
	void theLongerSideIsTheWorkingSize() {
		final SkullStripTask task = task(loss(1, 1, 0, 0), 1);
		for (int step = 0; step < 5; step++) {
			final SkullStripBatch batch = task.batch(step);
			assertEquals(32, Math.max(batch.width(), batch.height()));
			assertEquals(0, batch.width() % 16 + batch.height() % 16);
			assertEquals(2 * 4 * batch.width() * batch.height(), batch.input().length);
			assertEquals(2 * batch.width() * batch.height(), batch.brain().length);
		}
	}

	@Test
	void everyPartOfTheLossIsAsItIsDefined() {
		final SkullStripBatch batch = task(loss(1, 0, 0, 0), 1).batch(4);
		final double[] expected = parts(batch, logits(batch));
		assertEquals(expected[0], value(loss(1, 0, 0, 0), batch), 1e-4 * expected[0]);
		assertEquals(expected[1], value(loss(0, 1, 0, 0), batch), 1e-4 * expected[1]);
		assertEquals(expected[2], value(loss(0, 0, 1, 0), batch), 1e-4 * expected[2]);
		assertEquals(expected[3], value(loss(0, 0, 0, 1), batch), 1e-4 * expected[3]);
		assertEquals(expected[0] + 2 * expected[1] + 3 * expected[2] + 4 * expected[3], value(loss(1, 2, 3, 4), batch), 1e-3);
	}

	private float[] logits(final SkullStripBatch batch) {
		try (NDManager scope = manager.newSubManager()) {
			return task(loss(1, 0, 0, 0), 1).network().forward(batch.inputTensor(scope), null, true).get(":, :1").toFloatArray();
		}
	}

	private double value(final TrainSkullStripConfig.Loss loss, final SkullStripBatch batch) {
		try (NDManager scope = manager.newSubManager()) {
			return task(loss, 1).loss(scope, batch).getFloat();
		}
	}

	/** Cross-entropy, Dice, image and k-space part, with plain arithmetic. */
	private static double[] parts(final SkullStripBatch batch, final float[] logits) {
		final int pixels = batch.width() * batch.height();
		final double[] sums = new double[4];
		for (int n = 0; n < batch.count(); n++) {
			double both = 0;
			double sum = 0;
			for (int i = 0; i < pixels; i++) {
				final double p = 1 / (1 + Math.exp(-logits[n * pixels + i]));
				final double brain = batch.brain()[n * pixels + i];
				final double re = batch.input()[4 * n * pixels + i];
				final double magnitude = batch.input()[(4 * n + 1) * pixels + i];
				final double im = batch.input()[(4 * n + 2) * pixels + i];
				sums[0] -= brain * Math.log(p) + (1 - brain) * Math.log(1 - p);
				both += p * brain;
				sum += p + brain;
				sums[2] += Math.abs(p - brain) * magnitude;
				sums[3] += (p - brain) * (p - brain) * (re * re + im * im);
			}
			sums[1] += 1 - (2 * both + 1) / (sum + 1);
		}
		final double all = pixels * batch.count();
		return new double[] { sums[0] / all, sums[1] / batch.count(), sums[2] / all, sums[3] / all };
	}

	@Test
	void allWeightsGetFiniteGradients() {
		final SkullStripTask task = task(loss(1, 1, 0.5, 0.5), 1);
		final Parameters parameters = task.network().parameters();
		parameters.requireGradients();
		try (NDManager scope = manager.newSubManager(); GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			collector.backward(task.loss(scope, task.batch(2)));
			for (final String name : parameters.trainableNames()) {
				final NDArray gradient = parameters.all().get(name).getGradient();
				double sum = 0;
				for (final float value : gradient.toFloatArray())
					sum += Math.abs(value);
				assertTrue(Double.isFinite(sum), name + ": " + sum);
			}
		}
	}

	@Test
	void validationIsTheSameEveryTimeAndForEverySeed() {
		final double first;
		final double second;
		final double other;
		try (NDManager scope = manager.newSubManager()) {
			final SkullStripTask task = task(loss(1, 1, 0, 0), 1);
			first = task.validate(scope);
			second = task.validate(scope);
			other = task(loss(1, 1, 0, 0), 2).validate(scope);
			assertEquals(0, scope.getManagedArrays().size());
		}
		assertEquals(first, second);
		assertEquals(first, other);
		assertTrue(first > 0 && first <= 1);
	}
}
