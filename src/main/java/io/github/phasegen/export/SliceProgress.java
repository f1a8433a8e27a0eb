package io.github.phasegen.export;

import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.recon.IterationProgress;

/** The iterations of slice after slice as progress of the whole run, with the time left. */
final class SliceProgress implements IterationProgress {

	private final ReconstructProgress listener;
	private final int slices;
	private final LongSupplier nanoTime;
	private final long started;
	private int slice;

	/** @param nanoTime a clock, such as {@link System#nanoTime} */
	SliceProgress(final ReconstructProgress listener, final int slices, final LongSupplier nanoTime) {
		this.listener = listener;
		this.slices = slices;
		this.nanoTime = nanoTime;
		this.started = nanoTime.getAsLong();
	}

	/**
	 * Begins a slice, from 0.
	 *
	 * @throws CancellationException if the listener wants no more
	 */
	void begin(final int newSlice) {
		if (cancelled())
			throw new CancellationException("Cancelled");
		slice = newSlice;
	}

	/** A slice is done, whatever its number of iterations. */
	void end(final ComplexPlane image) {
		step(1, 1, Double.NaN, image::copy);
	}

	@Override
	public void step(final int iteration, final int iterations, final double residual, final Supplier<ComplexPlane> current) {
		final double fraction = (slice + Math.min(1, (double) iteration / iterations)) / slices;
		final double seconds = (nanoTime.getAsLong() - started) / 1e9;
		final long left = Math.round(seconds * (1 - fraction) / fraction);
		listener.report(new ReconstructStatus(slice + 1, slices, iteration, iterations, residual, fraction, left), current);
	}

	@Override
	public boolean cancelled() {
		return listener.cancelled();
	}
}
