package io.github.phasegen.nn;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComplexRmsNormTest {

	private final NDManager manager = NDManager.newBaseManager();
	private final Parameters parameters = new Parameters(manager, 1);
	private final ComplexRmsNorm norm = new ComplexRmsNorm(parameters.scope("norm"), 3);

	@AfterEach
	void close() {
		manager.close();
	}

	@Test
	void everyPixelGetsTheMeanSquareOne() {
		final NDArray x = Tensors.gaussian(manager, 1, 2, 6, 5, 4).mul(7);
		for (final float square : norm(x).square().mean(new int[] { 1 }).toFloatArray())
			assertEquals(1, square, 1e-3);
	}

	@Test
	void scalesBothPlanesOfAChannelByItsGain() {
		final NDArray x = Tensors.gaussian(manager, 2, 1, 6, 3, 3);
		final NDArray plain = norm(x);
		parameters.set("norm.gain", new float[] { 1, -2, 0.5f });
		final NDArray gains = manager.create(new float[] { 1, -2, 0.5f, 1, -2, 0.5f }).reshape(1, 6, 1, 1);
		assertClose(plain.mul(gains).toFloatArray(), norm(x).toFloatArray(), 1e-6);
	}

	@Test
	void commutesWithAGlobalPhase() {
		Tensors.randomise(parameters, 3, 0.5);
		final NDArray x = Tensors.gaussian(manager, 4, 2, 6, 5, 7);
		final double angle = 1.234;
		final NDArray turnedBefore = norm(Tensors.times(x, Math.cos(angle), Math.sin(angle)));
		final NDArray turnedAfter = Tensors.times(norm(x), Math.cos(angle), Math.sin(angle));
		assertClose(turnedAfter.toFloatArray(), turnedBefore.toFloatArray(), 1e-5);
	}

	@Test
	void doesNotDependOnTheOtherPixelsOrImages() {
		final NDArray x = Tensors.gaussian(manager, 5, 2, 6, 4, 4);
		final NDArray part = x.get("1:2, :, 1:3, 2:4").duplicate();
		assertClose(norm(x).get("1:2, :, 1:3, 2:4").toFloatArray(), norm(part).toFloatArray(), 1e-6);
	}

	@Test
	void anEmptyBackgroundStaysEmptyWithAFiniteGradient() {
		final NDArray x = manager.zeros(new ai.djl.ndarray.types.Shape(1, 6, 2, 2));
		x.setRequiresGradient(true);
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			final NDArray y = norm(x);
			assertEquals(0, y.abs().max().getFloat());
			collector.backward(y.sum());
		}
		for (final float value : x.getGradient().toFloatArray())
			assertTrue(Float.isFinite(value));
	}

	private NDArray norm(final NDArray x) {
		return norm.forward(x, Pass.of(false));
	}
}
