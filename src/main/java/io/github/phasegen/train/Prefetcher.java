package io.github.phasegen.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Makes the batches of the next steps in the background, in order. */
final class Prefetcher<B> implements AutoCloseable {

	private final IntFunction<B> source;
	private final int depth;
	private final Deque<Future<B>> pending = new ArrayDeque<>();
	private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
		final Thread thread = new Thread(task, "training-data");
		thread.setDaemon(true);
		return thread;
	});
	private int next;

	Prefetcher(final IntFunction<B> source, final int firstStep, final int depth) {
		this.source = source;
		this.next = firstStep;
		this.depth = depth;
		fill();
	}

	private void fill() {
		while (pending.size() < depth) {
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

	@Override
	public void close() {
		worker.shutdownNow();
	}
}
