package io.github.phasegen.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Computes results on a few threads and hands them on in the order in which the work was given, on the thread that gives it. Only so many
 * results wait at a time, whatever their number.
 */
final class OrderedWork<R> implements Closeable {

	/** Takes the results, one after the other. */
	@FunctionalInterface
	interface Sink<R> {

		void take(R result) throws IOException;
	}

	private static final int MOST_THREADS = 8;

	private final ExecutorService threads;
	private final int mostWaiting;
	private final Sink<R> sink;
	private final Deque<Future<R>> waiting = new ArrayDeque<>();

	/** @param mostWaiting results that are in work or done and not yet handed on, at least 1 */
	OrderedWork(final int mostWaiting, final Sink<R> sink) {
		this.mostWaiting = mostWaiting;
		this.sink = sink;
		this.threads = Executors.newFixedThreadPool(threadCount(), work -> {
			final Thread thread = new Thread(work, "PhaseGen export");
			thread.setDaemon(true);
			return thread;
		});
	}

	static int threadCount() {
		return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
	}

	/** Begins some work; before, hands on the oldest results if too many are waiting. */
	void begin(final Callable<R> work) throws IOException {
		while (waiting.size() >= mostWaiting)
			handOn();
		waiting.add(threads.submit(work));
	}

	/** Hands on all that is left. */
	void finish() throws IOException {
		while (!waiting.isEmpty())
			handOn();
	}

	private void handOn() throws IOException {
		sink.take(result(waiting.remove()));
	}

	private R result(final Future<R> future) throws IOException {
		try {
			return future.get();
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof final IOException io)
				throw io;
			if (e.getCause() instanceof final RuntimeException runtime)
				throw runtime;
			if (e.getCause() instanceof final Error error)
				throw error;
			throw new IllegalStateException(e.getCause());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", e);
		}
	}

	/** Drops what is not done. When it returns, nothing is at work any more. */
	@Override
	public void close() {
		threads.shutdownNow();
		boolean interrupted = false;
		while (!threads.isTerminated())
			try {
				threads.awaitTermination(1, TimeUnit.SECONDS);
			}
			catch (final InterruptedException e) {
				interrupted = true;
			}
		if (interrupted)
			Thread.currentThread().interrupt();
	}
}
