package io.github.phasegen.diffusion;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells a listener how far a run is and how long it will take; asks a supplier whether to cancel. */
public final class TimedProgress implements GenerateProgress {

	/**
	 * How far a run is.
	 *
	 * @param slice slice and sample in work, from 1
	 * @param slices slices times samples
	 * @param step passes done for this slice
	 * @param steps passes that this slice takes
	 * @param fraction part of the run that is done, 0 to 1
	 * @param secondsLeft estimated from the work done so far
	 */
	public record Status(int slice, int slices, int step, int steps, double fraction, long secondsLeft) {

		/** In words: "slice 3 of 16, step 12 of 30, 0:41 left". */
		@Override
		public String toString() {
			return String.format(Locale.ROOT, "slice %d of %d, step %d of %d, %d:%02d left", slice, slices, step, steps, secondsLeft /
				60, secondsLeft % 60);
		}
	}

	private final Consumer<Status> listener;
	private final BooleanSupplier cancelled;
	private final LongSupplier nanoTime;
	private final long started;

	public TimedProgress(final Consumer<Status> listener, final BooleanSupplier cancelled) {
		this(listener, cancelled, System::nanoTime);
	}

	/** @param nanoTime a clock, such as {@link System#nanoTime}, read now and at every step */
	public TimedProgress(final Consumer<Status> listener, final BooleanSupplier cancelled, final LongSupplier nanoTime) {
		this.listener = listener;
		this.cancelled = cancelled;
		this.nanoTime = nanoTime;
		this.started = nanoTime.getAsLong();
	}

	@Override
	public void step(final int slice, final int slices, final int step, final int steps) {
		step(slice, slices, step, steps, (double) step / steps);
	}

	@Override
	public void step(final int slice, final int slices, final int step, final int steps, final double work) {
		final double done = (slice - 1 + work) / slices;
		final double seconds = (nanoTime.getAsLong() - started) / 1e9;
		listener.accept(new Status(slice, slices, step, steps, done, Math.round(seconds * (1 - done) / done)));
	}

	@Override
	public boolean cancelled() {
		return cancelled.getAsBoolean();
	}
}
