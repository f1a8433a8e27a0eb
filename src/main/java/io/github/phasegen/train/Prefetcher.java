package io.github.phasegen.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Makes the batches of the next steps in the background, in order. */
final class Prefetcher<B> implements AutoCloseable {

	private static final int DEPTH = 4;
	private static final int LONGEST_BATCH_SECONDS = 60;

	private final IntFunction<B> source;
	private final int last;
	private final Deque<Future<B>> pending = new ArrayDeque<>();
	private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
		final Thread thread = new Thread(task, "training-data");
		thread.setDaemon(true);
		return thread;
	});
	private int next;

	/**
	 * @param source is called from one background thread
	 * @param first step of the first batch
	 * @param last step of the last batch; none when it is before the first
	 */
	Prefetcher(final IntFunction<B> source, final int first, final int last) {
		this.source = source;
		this.next = first;
		this.last = last;
		fill();
	}

	private void fill() {
		while (pending.size() < DEPTH && next <= last) {
			final int step = next++;
			pending.add(worker.submit(() -> source.apply(step)));
		}
	}

	B take() throws InterruptedException {
		try {
			final B batch = pending.remove().get();
			fill();
			return batch;
		}
		catch (final ExecutionException e) {
			throw new IllegalStateException("Training data failed: " + e.getCause().getMessage(), e.getCause());
		}
	}

	/** Waits for the batch in work: another run may need the same source. */
	@Override
	public void close() {
		worker.shutdownNow();
		try {
			worker.awaitTermination(LONGEST_BATCH_SECONDS, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
