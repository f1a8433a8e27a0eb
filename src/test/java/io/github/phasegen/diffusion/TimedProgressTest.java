package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class TimedProgressTest {

	private final List<TimedProgress.Status> heard = new ArrayList<>();
	private long seconds = 100;

	@Test
	void theTimeLeftFollowsFromThePassesDone() {
		final TimedProgress progress = new TimedProgress(heard::add, () -> false, () -> seconds * 1_000_000_000);
		seconds += 10;
		progress.step(1, 4, 5, 10);
		seconds += 30;
		progress.step(2, 4, 10, 10);
		assertEquals("slice 1 of 4, step 5 of 10, 1:10 left", heard.get(0).toString());
		assertEquals(0.125, heard.get(0).fraction());
		assertEquals("slice 2 of 4, step 10 of 10, 0:40 left", heard.get(1).toString());
		assertEquals(0.5, heard.get(1).fraction());
	}

	@Test
	void theTimeLeftFollowsFromTheWorkWhereItIsKnown() {
		final TimedProgress progress = new TimedProgress(heard::add, () -> false, () -> seconds * 1_000_000_000);
		seconds += 10;
		progress.step(1, 1, 20, 40, 0.1);
		assertEquals("slice 1 of 1, step 20 of 40, 1:30 left", heard.get(0).toString());
		assertEquals(0.1, heard.get(0).fraction());
	}

	@Test
	void theEndIsOne() {
		new TimedProgress(heard::add, () -> false).step(4, 4, 10, 10);
		assertEquals(1, heard.get(0).fraction());
		assertEquals(0, heard.get(0).secondsLeft());
	}

	@Test
	void theSupplierDecidesOnTheCancel() {
		assertTrue(new TimedProgress(heard::add, () -> true).cancelled());
		assertFalse(new TimedProgress(heard::add, () -> false).cancelled());
	}
}
