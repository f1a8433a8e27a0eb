package io.github.phasegen.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class ResampleTest {

	@Test
	void nearestRepeatsAndSkipsPixels() {
		try (NDManager manager = NDManager.newBaseManager()) {
			final NDArray x = manager.create(new float[] { 1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16 }, new Shape(1, 2, 2, 3));
			final NDArray y = Resample.nearest(x, 3, 2);
			assertEquals(new Shape(1, 2, 3, 2), y.getShape());
			assertArrayEquals(new float[] { 1, 2, 1, 2, 4, 5, 11, 12, 11, 12, 14, 15 }, y.toFloatArray());
			assertEquals(Resample.nearestDouble(x), Resample.nearest(x, 4, 6));
		}
	}
}
