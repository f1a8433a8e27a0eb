package io.github.phasegen.export;

import java.util.Locale;

/**
 * How far a run is.
 *
 * @param file        file in work, from 1
 * @param files       all files of the run
 * @param slice       slice in work, from 1; every frame and channel of the input has slices of its own
 * @param slices      all slices of the file
 * @param fraction    part of the run that is done, 0 to 1
 * @param secondsLeft estimated from the work done so far
 */
public record ExportStatus(int file, int files, int slice, int slices, double fraction, long secondsLeft) {

	/** In words: "file 2 of 5, slice 3 of 16, 0:41 left"; without the file if there is only one. */
	@Override
	public String toString() {
		final String where = files > 1 ? "file " + file + " of " + files + ", " : "";
		return where + String.format(Locale.ROOT, "slice %d of %d, %d:%02d left", slice, slices, secondsLeft / 60, secondsLeft % 60);
	}
}
