package io.github.phasegen.nn;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Random;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.testing.Golden;
import io.github.phasegen.testing.Npz;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectralPoolTest {

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	@Test
	void matchesThePublishedPooling() throws IOException {
		final Npz golden = Npz.resource("golden/spectral_pool.npz");
		final NDArray pooled = half().forward(Golden.planar(manager, golden.get("x")), Pass.of(false));
		assertClose(golden.floats("pooled"), Golden.interleaved(pooled), 1e-5);
	}

	@ParameterizedTest
	@CsvSource({ "8, 8", "9, 6", "7, 13", "10, 11", "2, 3", "64, 40" })
	void isTheCropOfTheCentredSpectrum(final int height, final int width) {
		final float[] planar = gaussian(2 * height * width, 1);
		final NDArray x = manager.create(planar, new Shape(1, 2, height, width));
		final float[] expected = byFourierTransforms(planar, height, width);
		assertClose(expected, half().forward(x, Pass.of(false)).toFloatArray(), 1e-5);
		final SpectralPool frozen = half();
		frozen.freeze();
		assertClose(expected, frozen.forward(x, Pass.of(false)).toFloatArray(), 1e-5);
	}

	private static float[] byFourierTransforms(final float[] planar, final int height, final int width) {
		final ComplexPlane plane = new ComplexPlane(width, height);
		final int n = width * height;
		for (int i = 0; i < n; i++) {
			plane.data()[2 * i] = planar[i];
			plane.data()[2 * i + 1] = planar[n + i];
		}
		new PlaneFourier(width, height).forward(plane.data(), FourierNorm.BACKWARD);
		final ComplexPlane cropped = CropPad.center(plane, width / 2, height / 2);
		new PlaneFourier(width / 2, height / 2).inverse(cropped.data(), FourierNorm.BACKWARD);
		final int m = cropped.width() * cropped.height();
		final float[] pooled = new float[2 * m];
		for (int i = 0; i < m; i++) {
			pooled[i] = cropped.data()[2 * i];
			pooled[m + i] = cropped.data()[2 * i + 1];
		}
		return pooled;
	}

	@Test
	void passesGradients() {
		final NDArray x = manager.create(gaussian(2 * 6 * 4, 2), new Shape(1, 2, 6, 4));
		final NDArray weights = manager.create(gaussian(2 * 3 * 2, 3), new Shape(1, 2, 3, 2));
		x.setRequiresGradient(true);
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			collector.backward(half().forward(x, Pass.of(true)).mul(weights).sum());
		}
		final float[] gradient = x.getGradient().toFloatArray();
		x.setRequiresGradient(false);
		// the map is linear: its gradient in direction d is its value at d
		for (final int i : new int[] { 0, 11, 30, 47 }) {
			final float[] direction = new float[gradient.length];
			direction[i] = 1;
			final NDArray response = half().forward(manager.create(direction, x.getShape()), Pass.of(false)).mul(weights).sum();
			assertArrayEquals(new float[] { response.getFloat() }, new float[] { gradient[i] }, 1e-5f);
		}
	}

	@Test
	void refusesAnImageWithoutAHalf() {
		final NDArray row = manager.zeros(new Shape(1, 2, 1, 8));
		assertThrows(IllegalArgumentException.class, () -> half().forward(row, Pass.of(false)));
	}

	private SpectralPool half() {
		return new SpectralPool(manager);
	}

	private static float[] gaussian(final int n, final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[n];
		for (int i = 0; i < n; i++)
			values[i] = (float) random.nextGaussian();
		return values;
	}
}
