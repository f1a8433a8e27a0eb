package io.github.phasegen.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The phase outside the head, which in an unprocessed image is that of noise: uniform. */
public final class BackgroundPhase {

	/** Scanners and tools write one fixed value where they mask phase; noise never repeats a value in this part of the pixels. */
	private static final double FILL_FRACTION = 0.05;

	private BackgroundPhase() {}

	/**
	 * The resultant length |mean exp(i phi)| over the masked pixels of a plane: 1 if all are equal, about 0.89/sqrt(n) for n pixels of
	 * uniform phase; NaN for an empty mask.
	 */
	public static double resultant(final float[] phase, final boolean[] mask) {
		double cos = 0;
		double sin = 0;
		int count = 0;
		for (int i = 0; i < mask.length; i++) {
			if (!mask[i])
				continue;
			cos += Math.cos(phase[i]);
			sin += Math.sin(phase[i]);
			count++;
		}
		return count == 0 ? Double.NaN : Math.hypot(cos, sin) / count;
	}

	/**
	 * The resultant length of the backgrounds, averaged over the slices with their pixels as weights: every slice has its own global
	 * phase, which pooling the phasors would take for uniformity. NaN without background.
	 */
	public static double resultant(final List<PhaseSlice> slices) {
		double weighted = 0;
		long pixels = 0;
		for (final PhaseSlice slice : slices) {
			final int count = Planes.count(slice.background());
			if (count == 0)
				continue;
			weighted += count * resultant(slice.phase(), slice.background());
			pixels += count;
		}
		return pixels == 0 ? Double.NaN : weighted / pixels;
	}

	/**
	 * Measured slices with their backgrounds reduced to the pixels whose phase was measured: without magnitudes of exactly 0 and
	 * without fill values (one phase that fills more than 1/20 of a slice's background). Only for measured phase: a generated constant is no
	 * fill value but a fault.
	 */
	public static List<PhaseSlice> measuredOnly(final List<PhaseSlice> slices) {
		final List<PhaseSlice> reduced = new ArrayList<>();
		for (final PhaseSlice slice : slices)
			reduced.add(slice.withRegions(slice.head(), measuredOnly(slice)));
		return reduced;
	}

	private static boolean[] measuredOnly(final PhaseSlice slice) {
		final Map<Float, Integer> occurrences = new HashMap<>();
		for (int i = 0; i < slice.phase().length; i++)
			if (slice.background()[i])
				occurrences.merge(slice.phase()[i], 1, Integer::sum);
		final double most = Math.max(1, FILL_FRACTION * Planes.count(slice.background()));
		final boolean[] measured = new boolean[slice.phase().length];
		for (int i = 0; i < measured.length; i++)
			measured[i] = slice.background()[i] && slice.magnitude()[i] != 0 && occurrences.get(slice.phase()[i]) <= most;
		return measured;
	}
}
