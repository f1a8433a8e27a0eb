package io.github.phasegen.diffusion;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiffusionProcessTest {

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	@ParameterizedTest
	@EnumSource(Prediction.class)
	void thePerfectPredictionLeadsBackToTheCleanImage(final Prediction prediction) {
		final NoiseSchedule schedule = prediction == Prediction.EPSILON ? NoiseSchedule.cosine(1000) : NoiseSchedule.cosine(1000)
			.zeroTerminal();
		final NDArray x0 = Tensors.gaussian(manager, 1, 1, 2, 4, 5);
		final NDArray noise = Tensors.gaussian(manager, 2, 1, 2, 4, 5);
		for (final int t : new int[] { 0, 300, 800, 999 }) {
			// dividing by α magnifies the rounding
			if (prediction == Prediction.EPSILON && t == 999) continue;
			final double alpha = schedule.alpha(t);
			final double sigma = schedule.sigma(t);
			final NDArray xt = x0.mul(alpha).add(noise.mul(sigma));
			final NDArray target = prediction.target(x0, noise, scalar(alpha), scalar(sigma));
			assertClose(x0.toFloatArray(), prediction.clean(xt, target, alpha, sigma).toFloatArray(), 1e-5);
		}
	}

	private NDArray scalar(final double value) {
		return manager.create(new float[] { (float) value }, new Shape(1, 1, 1, 1));
	}

	@Test
	void aCleanImageIsNeverTheNetworksOwnOutput() {
		final NDArray output = Tensors.gaussian(manager, 1, 1, 2, 2, 2);
		for (final Prediction prediction : Prediction.values())
			assertNotSame(output, prediction.clean(output, output, 0.5, 0.5));
	}

	@ParameterizedTest
	@EnumSource(NoiseKind.class)
	void noiseHasUnitPowerAndNoPreferredDirection(final NoiseKind kind) {
		final int n = 200_000;
		final float[] planar = new float[2 * n];
		kind.fill(planar, new Random(1));
		final double[] moments = new double[5];
		for (int i = 0; i < n; i++) {
			final double re = planar[i];
			final double im = planar[n + i];
			moments[0] += re / n;
			moments[1] += im / n;
			moments[2] += (re * re + im * im) / n;
			moments[3] += (re * re - im * im) / n;
			moments[4] += 2 * re * im / n;
		}
		assertArrayEquals(new double[] { 0, 0, 1, 0, 0 }, moments, 0.01);
	}

	@Test
	void phasorsHaveTheModulusOne() {
		final float[] planar = new float[20];
		NoiseKind.PHASOR.fill(planar, new Random(1));
		for (int i = 0; i < 10; i++)
			assertEquals(1, Math.hypot(planar[i], planar[10 + i]), 1e-6);
	}

	@Test
	void filesNameTheProcess() {
		final DiffusionProcess process = DiffusionProcess.named("cosine-zero-terminal", 100, "v", "gaussian");
		assertEquals(NoiseKind.GAUSSIAN, process.noise());
		assertEquals(Prediction.V, process.prediction());
		assertEquals(100, process.schedule().steps());
		assertEquals(Prediction.EPSILON, DiffusionProcess.named("cosine", 100, "epsilon", "phasor").prediction());
	}

	@ParameterizedTest
	@CsvSource({ "linear, v, gaussian, schedule", "cosine, score, gaussian, prediction", "cosine, V, gaussian, prediction",
		", v, gaussian, schedule", "cosine, , gaussian, prediction", "cosine, v, , noise", "cosine, v, white, noise",
		"cosine-zero-terminal, epsilon, gaussian, prediction" })
	void whatCannotWorkIsNamed(final String schedule, final String prediction, final String noise, final String field) {
		final String message = assertThrows(IllegalArgumentException.class, () -> DiffusionProcess.named(schedule, 100, prediction,
			noise)).getMessage();
		assertTrue(message.startsWith(field), message);
	}
}
