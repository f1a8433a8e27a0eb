package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.diffusion.DiffusionProcess;
import io.github.phasegen.diffusion.NoiseSchedule;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.nn.ComplexUNet;
import io.github.phasegen.nn.ComplexUNetConfig;
import io.github.phasegen.nn.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseTaskTest {

	private static final int BATCH = 5;

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	/** A new network answers 0, so that the loss is the mean square of the target. */
	private PhaseTask task(final String prediction, final long seed) {
		final ComplexUNet silent = new ComplexUNet(new ComplexUNetConfig(2, 1, List.of(2, 3), 1, 1, 4), new Parameters(manager, 1));
		final DiffusionProcess process = DiffusionProcess.named("cosine", 1000, prediction, "gaussian");
		final PhaseExamples examples = new PhaseExamples.Base(TestImages.SOURCE, 32, 40);
		return new PhaseTask(silent, process, new PhaseTask.Data(examples, examples, BATCH, 2, seed));
	}

	@Test
	void aStepHasItsBatchWhateverCameBefore() {
		final PhaseTask task = task("v", 1);
		final PhaseBatch tenth = task.batch(10);
		task.batch(3);
		assertSame(tenth, task.batch(10));
		assertSame(tenth, task("v", 1).batch(10));
		assertFalse(Arrays.equals(tenth.noise(), task.batch(11).noise()));
		assertFalse(Arrays.equals(tenth.noise(), task("v", 2).batch(10).noise()));
	}

	private static void assertSame(final PhaseBatch expected, final PhaseBatch found) {
		assertArrayEquals(expected.clean(), found.clean());
		assertArrayEquals(expected.condition(), found.condition());
		assertArrayEquals(expected.noise(), found.noise());
		assertArrayEquals(expected.times(), found.times());
	}

	@Test
	void everyBatchSeesEarlyAndLateTimes() {
		for (int step = 1; step <= 10; step++) {
			final int[] times = task("v", 1).batch(step).times();
			for (int i = 0; i < BATCH; i++)
				assertEquals(i, times[i] / (1000 / BATCH));
		}
	}

	@Test
	void imagesOfABatchHaveTheirOwnNoiseAndPlanarData() {
		final PhaseBatch batch = task("v", 1).batch(1);
		final int pixels = batch.width() * batch.height();
		assertEquals(BATCH * 2 * pixels, batch.noise().length);
		assertFalse(Arrays.equals(batch.noise(), 0, 2 * pixels, batch.noise(), 2 * pixels, 4 * pixels));
		for (int n = 0; n < BATCH; n++)
			for (int i = 0; i < pixels; i += 7) {
				final float re = batch.clean()[2 * n * pixels + i];
				final float im = batch.clean()[(2 * n + 1) * pixels + i];
				// the first plane of the condition is the magnitude
				assertEquals(batch.condition()[2 * n * pixels + i], Math.hypot(re, im), 1e-4);
			}
	}

	@ParameterizedTest
	@ValueSource(strings = { "v", "x0", "epsilon" })
	void theLossIsTheMeanSquareErrorOfThePrediction(final String prediction) {
		final PhaseTask task = task(prediction, 1);
		final PhaseBatch batch = task.batch(4);
		final NoiseSchedule schedule = NoiseSchedule.cosine(1000);
		double sum = 0;
		for (int i = 0; i < batch.clean().length; i++) {
			final int t = batch.times()[i / (2 * batch.width() * batch.height())];
			final double target = switch (prediction) {
				case "v" -> schedule.alpha(t) * batch.noise()[i] - schedule.sigma(t) * batch.clean()[i];
				case "x0" -> batch.clean()[i];
				default -> batch.noise()[i];
			};
			sum += target * target;
		}
		final double expected = sum / batch.clean().length;
		try (NDManager scope = manager.newSubManager()) {
			final NDArray loss = task.loss(scope, batch);
			assertEquals(expected, loss.getFloat(), 1e-4 * expected);
		}
	}

	@Test
	void validationIsTheSameEveryTimeAndForEverySeed() {
		final List<Double> figures = new ArrayList<>();
		for (final PhaseTask task : List.of(task("v", 1), task("v", 2)))
			for (int i = 0; i < 2; i++)
				try (NDManager scope = manager.newSubManager()) {
					figures.add(task.validate(scope));
					assertEquals(0, scope.getManagedArrays().size());
				}
		assertEquals(1, figures.stream().distinct().count(), figures.toString());
		assertTrue(figures.get(0) > 0);
	}

	/** Smooth images with a head in them. */
	static final class TestImages {

		static final ComplexImageSource SOURCE = (random, width, height) -> {
			final ComplexPlane plane = new ComplexPlane(width, height);
			final double turn = 2 * Math.PI * random.nextDouble();
			final double wraps = 1 + 2 * random.nextDouble();
			for (int y = 0; y < height; y++)
				for (int x = 0; x < width; x++) {
					final double u = 2.3 * x / width - 1.15;
					final double v = 2.3 * y / height - 1.15;
					final double signal = u * u + v * v < 1 ? 80 + 20 * Math.cos(7 * u) : 0;
					final double phase = turn + wraps * (u * u - u * v);
					plane.set(x, y, (float) (signal * Math.cos(phase) + random.nextGaussian()), (float) (signal * Math.sin(phase) +
						random.nextGaussian()));
				}
			return plane;
		};

		private TestImages() {}
	}
}
