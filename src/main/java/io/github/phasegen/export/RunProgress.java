package io.github.phasegen.export;

import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/** Tells the listener how far a run of one or more files is; knows the time left. */
final class RunProgress {

	private final ExportProgress listener;
	private final LongSupplier nanoTime;
	private final long started;
	private final int files;
	private int file;
	private double before;
	private double share;
	private double skipped;

	/** @param nanoTime a clock, such as {@link System#nanoTime} */
	RunProgress(final ExportProgress listener, final int files, final LongSupplier nanoTime) {
		this.listener = listener;
		this.nanoTime = nanoTime;
		this.started = nanoTime.getAsLong();
		this.files = files;
	}

	/** The progress of a run with one file. */
	static RunProgress ofOne(final ExportProgress listener) {
		final RunProgress progress = new RunProgress(listener, 1, System::nanoTime);
		progress.begin(1);
		return progress;
	}

	/** Begins the next file, which is {@code newShare} of the work of all files. */
	void begin(final double newShare) {
		before += share;
		share = newShare;
		file++;
	}

	/** The file in work took no time, so it does not count for the time left. */
	void skip() {
		skipped += share;
	}

	/**
	 * @param slice    in work, from 1
	 * @param fraction of the file that is done
	 */
	void report(final int slice, final int slices, final double fraction) {
		final double done = Math.min(1, before + share * fraction);
		final double worked = done - skipped;
		final double seconds = (nanoTime.getAsLong() - started) / 1e9;
		final long left = worked > 0 ? Math.round(seconds * (1 - done) / worked) : 0;
		listener.report(new ExportStatus(file, files, slice, slices, done, left));
	}

	boolean cancelled() {
		return listener.cancelled();
	}

	void checkCancelled() {
		if (cancelled())
			throw new CancellationException("Cancelled");
	}
}
