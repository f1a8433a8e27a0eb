package io.github.phasegen.export;

import java.util.Locale;

/**
 * How far a reconstruction is.
 *
 * @param slice       in work, from 1; every frame has slices of its own
 * @param slices      all slices
 * @param iteration   that is done, from 1
 * @param iterations  the most there will be for the slice
 * @param residual    relative residual of the method; NaN if it has none
 * @param fraction    part of the run that is done, 0 to 1
 * @param secondsLeft estimated from the work done so far
 */
public record ReconstructStatus(int slice, int slices, int iteration, int iterations, double residual, double fraction, long secondsLeft) {

	/** The slice in words: "slice 3 of 16". */
	public String where() {
		return "slice " + slice + " of " + slices;
	}

	/** In words: "slice 3 of 16, iteration 12 of 30, residual 0.012, 0:41 left". */
	@Override
	public String toString() {
		final String left = String.format(Locale.ROOT, ", %d:%02d left", secondsLeft / 60, secondsLeft % 60);
		if (iterations <= 1) return where() + left;
		final String known = Double.isNaN(residual) ? "" : String.format(Locale.ROOT, ", residual %.2g", residual);
		return where() + ", iteration " + iteration + " of " + iterations + known + left;
	}
}
