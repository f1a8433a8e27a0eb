package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.metrics.ImageMetrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconLossTest {

	private static final int SIZE = 20;

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	private NDArray image(final long seed) {
		return manager.create(TestPlanes.gaussian(2 * SIZE * SIZE, seed), new Shape(1, 2, SIZE, SIZE));
	}

	private double loss(final ReconLoss loss, final NDArray image, final NDArray target) {
		return loss.of(manager, image, target).getFloat();
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, 0", "0, 1, 0", "0, 0, 1", "1, 2, 3" })
	void theTargetItselfCostsNothing(final double complex, final double magnitude, final double ssim) {
		assertEquals(0, loss(new ReconLoss(complex, magnitude, ssim), image(1), image(1)), 2e-5);
	}

	@Test
	void onlyTheComplexErrorSeesPhase() {
		final NDArray target = image(1);
		assertEquals(0, loss(new ReconLoss(0, 1, 1), target.neg(), target), 1e-5);
		assertEquals(2 * meanModulus(target), loss(new ReconLoss(1, 0, 0), target.neg(), target), 1e-4);
	}

	private static double meanModulus(final NDArray image) {
		return image.square().sum(new int[] { 1 }).sqrt().mean().getFloat();
	}

	@Test
	void similarityIsThatOfTheMetrics() {
		final NDArray target = image(1);
		final NDArray found = target.add(image(2).mul(0.3));
		final double expected = ImageMetrics.of(magnitude(target), magnitude(found), SIZE, SIZE).ssim();
		assertEquals(1 - expected, loss(new ReconLoss(0, 0, 1), found, target), 0.02);
	}

	private static float[] magnitude(final NDArray image) {
		final float[] planar = image.toFloatArray();
		final ComplexPlane plane = new ComplexPlane(SIZE, SIZE);
		for (int i = 0; i < SIZE * SIZE; i++)
			plane.set(i % SIZE, i / SIZE, planar[i], planar[SIZE * SIZE + i]);
		return plane.magnitude();
	}

	@Test
	void weightsAdd() {
		final NDArray target = image(1);
		final NDArray found = image(2);
		final double sum = loss(new ReconLoss(1, 0, 0), found, target) + 2 * loss(new ReconLoss(0, 1, 0), found, target) + 3 * loss(
			new ReconLoss(0, 0, 1), found, target);
		assertEquals(sum, loss(new ReconLoss(1, 2, 3), found, target), 1e-4);
	}

	/** Also where image or target are 0, where the modulus has no derivative. */
	@Test
	void gradientsAreThoseOfFiniteDifferences() {
		final NDArray target = image(1);
		target.set(new NDIndex(":, :, :5"), 0);
		final NDArray found = image(2);
		found.set(new NDIndex(":, :, :3"), 0);
		final ReconLoss loss = new ReconLoss(1, 1, 1);
		found.setRequiresGradient(true);
		try (GradientCollector collector = Engine.getInstance().newGradientCollector(); NDManager scope = manager.newSubManager()) {
			collector.backward(loss.of(scope, found, target));
		}
		final float[] gradient = found.getGradient().toFloatArray();
		found.setRequiresGradient(false);
		for (int i = 0; i < gradient.length; i++)
			assertEquals(true, Float.isFinite(gradient[i]));
		for (final int pixel : new int[] { 130, 255, 399, 650 }) {
			final float[] step = new float[gradient.length];
			step[pixel] = 0.02f;
			final NDArray moved = manager.create(step, found.getShape());
			final double slope = (loss(loss, found.add(moved), target) - loss(loss, found.sub(moved), target)) / 0.04;
			assertEquals(slope, gradient[pixel], 5e-4 + 0.03 * Math.abs(slope), "pixel " + pixel);
		}
	}

	@Test
	void weightsThatMakeNoLossAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new ReconLoss(0, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new ReconLoss(-1, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> new ReconLoss(1, Double.NaN, 1));
	}
}
