package io.github.phasegen.skullstrip;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells a listener how far a run is and how long it will take; asks a supplier whether to cancel. */
public final class TimedStripProgress implements StripProgress {

	/**
	 * How far a run is.
	 *
	 * @param slice slices whose brain is found
	 * @param slices their number
	 * @param fraction part of the run that is done, 0 to 1
	 * @param secondsLeft estimated from the work done so far
	 */
	public record Status(int slice, int slices, double fraction, long secondsLeft) {

		/** In words: "slice 3 of 16, 0:41 left". */
		@Override
		public String toString() {
			return String.format(Locale.ROOT, "slice %d of %d, %d:%02d left", slice, slices, secondsLeft / 60, secondsLeft % 60);
		}
	}

	private final Consumer<Status> listener;
	private final BooleanSupplier cancelled;
	private final LongSupplier nanoTime;
	private final long started;

	/** @param nanoTime a clock, such as {@link System#nanoTime}, read now and at every step */
	public TimedStripProgress(final Consumer<Status> listener, final BooleanSupplier cancelled, final LongSupplier nanoTime) {
		this.listener = listener;
		this.cancelled = cancelled;
		this.nanoTime = nanoTime;
		this.started = nanoTime.getAsLong();
	}

	@Override
	public void step(final int slice, final int slices, final double fraction) {
		final double seconds = (nanoTime.getAsLong() - started) / 1e9;
		listener.accept(new Status(slice, slices, fraction, Math.round(seconds * (1 - fraction) / fraction)));
	}

	@Override
	public boolean cancelled() {
		return cancelled.getAsBoolean();
	}
}
