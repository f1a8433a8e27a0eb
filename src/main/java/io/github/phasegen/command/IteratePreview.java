package io.github.phasegen.command;

import java.awt.GraphicsEnvironment;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.process.FloatProcessor;
import io.github.phasegen.kspace.ComplexPlane;

/**
 * A window with the magnitude of the slice in work, so that the user sees a reconstruction settle and can cancel one that does not. It is
 * there during the run only, and on a screen only.
 */
final class IteratePreview implements AutoCloseable {

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

	private final LongSupplier nanoTime;
	private long next;
	private ImagePlus window;
	private boolean closedByUser;

	/** @param nanoTime a clock, such as {@link System#nanoTime} */
	IteratePreview(final LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		next = nanoTime.getAsLong();
	}

	/**
	 * Shows the image after an iteration, if the last one was shown long enough ago.
	 *
	 * @param where the slice in words
	 * @param residual NaN if there is none
	 */
	void show(final String where, final int iteration, final double residual, final Supplier<ComplexPlane> current) {
		if (closedByUser || nanoTime.getAsLong() < next) return;
		final ComplexPlane image = current.get();
		final FloatProcessor pixels = new FloatProcessor(image.width(), image.height(), image.magnitude());
		pixels.resetMinAndMax();
		final String title = where + ", iteration " + iteration + (Double.isNaN(residual) ? "" : String.format(Locale.ROOT,
			", residual %.2g", residual));
		if (window == null) open(title, pixels);
		else update(title, pixels);
		next = nanoTime.getAsLong() + PAUSE;
	}

	private void open(final String title, final FloatProcessor pixels) {
		window = new ImagePlus(title, pixels);
		if (onScreen()) window.show();
	}

	private void update(final String title, final FloatProcessor pixels) {
		closedByUser = onScreen() && window.getWindow() == null;
		if (closedByUser) return;
		window.setProcessor(title, pixels);
	}

	/** In a macro's batch mode a window would become its current image. */
	private static boolean onScreen() {
		return !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
	}

	/** What is shown; null if nothing is. */
	ImagePlus window() {
		return window;
	}

	@Override
	public void close() {
		if (window == null) return;
		window.changes = false;
		window.close();
		window = null;
	}
}
