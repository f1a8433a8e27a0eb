package io.github.phasegen.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class TimeEmbeddingTest {

	@Test
	void positionsAreSinesThenCosinesOfFallingFrequencies() {
		try (NDManager manager = NDManager.newBaseManager()) {
			final float[] at7 = TimeEmbedding.positions(manager.create(new float[] { 0, 7 }), 4).get(1).toFloatArray();
			assertArrayEquals(new float[] { (float) Math.sin(7), (float) Math.sin(0.07), (float) Math.cos(7), (float) Math.cos(
				0.07) }, at7, 1e-6f);
		}
	}

	@Test
	void embedsEveryTimeOfABatch() {
		try (NDManager manager = NDManager.newBaseManager()) {
			final TimeEmbedding embedding = new TimeEmbedding(new Parameters(manager, 1).scope("time"), 8);
			assertEquals(new Shape(3, 8), embedding.forward(manager.create(new float[] { 0, 1, 999 })).getShape());
		}
	}
}
