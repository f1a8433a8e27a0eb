package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrefetcherTest {

	@Test
	void batchesComeInOrderAndNoneIsMadeInVain() throws InterruptedException {
		final List<Integer> made = Collections.synchronizedList(new ArrayList<>());
		try (Prefetcher<Integer> batches = new Prefetcher<>(step -> {
			made.add(step);
			return 10 * step;
		}, 5, 14)) {
			for (int step = 5; step <= 14; step++)
				assertEquals(10 * step, batches.take());
		}
		assertEquals(List.of(5, 6, 7, 8, 9, 10, 11, 12, 13, 14), made);
	}

	@Test
	void theNextBatchIsMadeWhileTheFirstIsInUse() throws InterruptedException {
		final CountDownLatch second = new CountDownLatch(1);
		try (Prefetcher<Integer> batches = new Prefetcher<>(step -> {
			if (step == 2) second.countDown();
			return step;
		}, 1, 2)) {
			batches.take();
			second.await();
		}
	}

	@Test
	void aFailureComesWithTheBatchThatFailed() throws InterruptedException {
		try (Prefetcher<Integer> batches = new Prefetcher<>(step -> {
			if (step == 2) throw new IllegalArgumentException("no slices");
			return step;
		}, 1, 9)) {
			assertEquals(1, batches.take());
			final IllegalStateException failure = assertThrows(IllegalStateException.class, batches::take);
			assertTrue(failure.getMessage().contains("no slices"), failure.getMessage());
			assertEquals(IllegalArgumentException.class, failure.getCause().getClass());
		}
	}

	@Test
	void closingWaitsForTheBatchInWork() throws InterruptedException {
		final CountDownLatch begun = new CountDownLatch(1);
		final AtomicBoolean inWork = new AtomicBoolean();
		final Prefetcher<Integer> batches = new Prefetcher<>(step -> {
			inWork.set(true);
			begun.countDown();
			final long end = System.nanoTime() + 50_000_000;
			while (System.nanoTime() < end)
				Thread.onSpinWait();
			inWork.set(false);
			return step;
		}, 1, 9);
		begun.await();
		batches.close();
		assertFalse(inWork.get());
	}
}
