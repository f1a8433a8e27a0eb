package io.github.phasegen.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParametersTest {

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	@Test
	void namesArePathsAndBuffersAreNotTrained() {
		final Parameters parameters = new Parameters(manager, 1);
		parameters.scope("a").scope("b").constant("weight", new Shape(2, 3), 1);
		parameters.scope("a").buffer("mean", new Shape(4), 0);
		assertEquals(Set.of("a.b.weight", "a.mean"), parameters.all().keySet());
		assertEquals(Set.of("a.b.weight"), parameters.trainableNames());
		assertEquals(6, parameters.trainableCount());
	}

	@Test
	void aNameIsTakenOnce() {
		final Parameters parameters = new Parameters(manager, 1);
		parameters.constant("a", new Shape(1), 0);
		assertThrows(IllegalStateException.class, () -> parameters.constant("a", new Shape(1), 0));
	}

	@Test
	void settingNeedsAKnownNameAndTheRightNumberOfValues() {
		final Parameters parameters = new Parameters(manager, 1);
		parameters.constant("a", new Shape(2), 0);
		parameters.set("a", new float[] { 3, 4 });
		assertArrayEquals(new float[] { 3, 4 }, parameters.all().get("a").toFloatArray());
		assertThrows(IllegalArgumentException.class, () -> parameters.set("b", new float[2]));
		assertThrows(IllegalArgumentException.class, () -> parameters.set("a", new float[3]));
	}

	@Test
	void takesNoMoreMemoryThanItsLimit() {
		final Parameters parameters = new Parameters(manager, 1, 10);
		parameters.constant("a", new Shape(6), 0);
		final Shape tooMuch = new Shape(4096, 4096, 4096);
		final String message = assertThrows(IllegalArgumentException.class, () -> parameters.constant("b", tooMuch, 0))
			.getMessage();
		assertTrue(message.contains("10") && message.contains("b"), message);
		assertThrows(IllegalArgumentException.class, () -> new Parameters(manager, 1, 10).normal("b", new Shape(11), 1));
	}

	@Test
	void closingFreesEveryTensor() {
		final Parameters parameters = new Parameters(manager, 1);
		parameters.normal("a", new Shape(3), 1);
		assertEquals(1, manager.getManagedArrays().size());
		parameters.close();
		assertEquals(0, manager.getManagedArrays().size());
	}
}
