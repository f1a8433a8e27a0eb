package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

class NativeHeapTest {

	@Test
	void largeBlocksStayOnTheHeapAndTheHeapIsKept() {
		final Map<Integer, Integer> taken = new HashMap<>();
		assertTrue(NativeHeap.keepFreedMemory((parameter, value) -> taken.put(parameter, value) == null ? 1 : 0));
		assertEquals(Map.of(-1, 1 << 30, -2, 1 << 28, -3, 1 << 25), taken);
	}

	@Test
	void aRefusalIsTold() {
		assertFalse(NativeHeap.keepFreedMemory((parameter, value) -> parameter == -2 ? 0 : 1));
	}
}
