package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedWorkTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7, 1000 })
	void resultsComeInTheOrderOfTheWork(final int mostWaiting) throws IOException {
		final List<Integer> taken = new ArrayList<>();
		try (OrderedWork<Integer> work = new OrderedWork<>(mostWaiting, taken::add)) {
			for (int i = 0; i < 100; i++) {
				final int number = i;
				work.begin(() -> number);
			}
			work.finish();
		}
		assertEquals(IntStream.range(0, 100).boxed().toList(), taken);
	}

	@Test
	void onlySoManyResultsWait() throws IOException {
		final AtomicInteger begun = new AtomicInteger();
		final List<Integer> ahead = new ArrayList<>();
		try (OrderedWork<Integer> work = new OrderedWork<>(3, result -> ahead.add(begun.get() - result))) {
			for (int i = 0; i < 50; i++) {
				final int number = i;
				work.begin(() -> number);
				begun.incrementAndGet();
			}
			work.finish();
		}
		assertEquals(50, ahead.size());
		assertTrue(ahead.stream().allMatch(count -> count <= 3), ahead.toString());
	}

	@Test
	void aFailureReachesTheCallerAsItIs() {
		final IOException failure = new IOException("no");
		final List<Integer> taken = new ArrayList<>();
		try (OrderedWork<Integer> work = new OrderedWork<>(4, taken::add)) {
			assertEquals(failure, assertThrows(IOException.class, () -> {
				work.begin(() -> 1);
				work.begin(() -> {
					throw failure;
				});
				work.begin(() -> 3);
				work.finish();
			}));
		}
		assertEquals(List.of(1), taken);
	}

	@Test
	void afterClosingNothingIsAtWork() throws IOException {
		final CountDownLatch started = new CountDownLatch(1);
		final AtomicInteger interrupted = new AtomicInteger();
		try (OrderedWork<Integer> work = new OrderedWork<>(4, result -> {})) {
			work.begin(() -> {
				started.countDown();
				try {
					new CountDownLatch(1).await();
				}
				catch (final InterruptedException e) {
					interrupted.incrementAndGet();
				}
				return 1;
			});
			assertTrue(await(started));
		}
		assertEquals(1, interrupted.get());
	}

	private static boolean await(final CountDownLatch latch) {
		try {
			latch.await();
			return true;
		}
		catch (final InterruptedException e) {
			return false;
		}
	}
}
