package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MovingAverageTest {

	private final NDManager manager = NDManager.newBaseManager();
	private final Parameters parameters = new Parameters(manager, 1);
	private final NDArray weight = parameters.constant("weight", new Shape(2), 1);

	@AfterEach
	void close() {
		manager.close();
	}

	@Test
	void followsCloselyAtFirstAndSlowlyLater() {
		try (MovingAverage average = new MovingAverage(parameters, 0.5)) {
			double expected = 1;
			for (int step = 1; step <= 20; step++) {
				parameters.set("weight", new float[] { step, -step });
				average.update(step);
				final double keep = Math.min(0.5, (1.0 + step) / (10 + step));
				expected = keep * expected + (1 - keep) * step;
				assertEquals(expected, average.values().get("weight").getFloat(0), 1e-5);
			}
		}
	}

	@Test
	void theAverageIsInTheNetworkForAWhile() {
		parameters.buffer("statistics", new Shape(1), 7);
		parameters.requireGradients();
		try (MovingAverage average = new MovingAverage(parameters, 0.9)) {
			weight.setRequiresGradient(false);
			parameters.set("weight", new float[] { 0.1f, 0.7f });
			weight.setRequiresGradient(true);
			average.during(() -> assertArrayEquals(new float[] { 1, 1 }, weight.toFloatArray()));
			assertBack(average);
			assertThrows(IllegalStateException.class, () -> average.during(() -> {
				throw new IllegalStateException();
			}));
			assertBack(average);
		}
	}

	private void assertBack(final MovingAverage average) {
		assertArrayEquals(new float[] { 0.1f, 0.7f }, weight.toFloatArray());
		assertArrayEquals(new float[] { 1, 1 }, average.values().get("weight").toFloatArray());
		assertTrue(weight.hasGradient());
	}

	@Test
	void leavesNothingBehindButTheAverage() {
		try (MovingAverage average = new MovingAverage(parameters, 0.9)) {
			for (int step = 1; step <= 5; step++) {
				average.update(step);
				average.during(() -> {});
				assertEquals(2, manager.getManagedArrays().size());
			}
		}
		assertEquals(1, manager.getManagedArrays().size());
	}
}
