package io.github.phasegen.metrics;

import java.util.List;

import io.github.phasegen.volume.MaskMorphology;

/**
 * Does generated phase change where measured phase changes, that is at the anatomy of this head?
 * <p>
 * The map is the root mean square wrapped difference of neighbouring pixels in a Gaussian neighbourhood (sigma 1/80 of the larger side),
 * minus its average over a wide one (sigma 1/20). What all heads have in common (steep at the rim, flat in the middle) goes with the
 * average, and with the rim itself (1/20 of the larger side), which does not count; what is left is fat, vessels, ventricles and air
 * at their places in this head. Phase of another head, a smooth field or a constant therefore scores about 0. Maps, not phases, are
 * compared, so the gauge and the sign of the field do not matter.
 */
public final class GradientMapCorrelation {

	private static final double FINE = 1 / 80.0;
	private static final double WIDE = 1 / 20.0;
	private static final double RIM = 1 / 20.0;
	/** Slices with a smaller part of their pixels inside the rim say nothing about anatomy. */
	private static final double SMALLEST_INSIDE = 0.01;

	private GradientMapCorrelation() {}

	/**
	 * The Pearson correlation (-1..1) of the maps over the inner head pixels of all slices, each slice with its own mean: 1 is best, 0 is
	 * chance, also for generated phase without any structure. NaN if the measured stack has no head.
	 */
	public static double of(final List<PhaseSlice> measured, final List<PhaseSlice> generated) {
		PhaseSlice.requireMatching(measured, generated);
		double both = 0;
		double first = 0;
		double second = 0;
		for (int k = 0; k < measured.size(); k++) {
			final PhaseSlice slice = measured.get(k);
			final boolean[] inside = inside(slice);
			if (Planes.count(inside) < SMALLEST_INSIDE * inside.length)
				continue;
			final double[] a = centred(map(slice, slice.head()), inside);
			final double[] b = centred(map(generated.get(k), slice.head()), inside);
			for (int i = 0; i < a.length; i++) {
				both += a[i] * b[i];
				first += a[i] * a[i];
				second += b[i] * b[i];
			}
		}
		if (first == 0)
			return Double.NaN;
		return second < 1e-12 * first ? 0 : both / Math.sqrt(first * second);
	}

	/** The map itself in radians per pixel, 0 outside the head. */
	public static double[] map(final PhaseSlice slice) {
		return map(slice, slice.head());
	}

	private static double[] map(final PhaseSlice slice, final boolean[] head) {
		final int width = slice.width();
		final int height = slice.height();
		final int side = Math.max(width, height);
		final double[] fine = localGradient(slice, head, Math.max(0.7, FINE * side));
		final double[] wide = Smoothing.inMask(fine, head, width, height, WIDE * side);
		for (int i = 0; i < fine.length; i++)
			fine[i] = head[i] ? fine[i] - wide[i] : 0;
		return fine;
	}

	private static double[] localGradient(final PhaseSlice slice, final boolean[] head, final double sigma) {
		final double[] squares = new double[head.length];
		final double[] pairs = new double[head.length];
		for (int y = 0; y < slice.height(); y++)
			for (int x = 0; x < slice.width(); x++) {
				final int i = y * slice.width() + x;
				if (x + 1 < slice.width())
					addPair(squares, pairs, slice.phase(), head, i, i + 1);
				if (y + 1 < slice.height())
					addPair(squares, pairs, slice.phase(), head, i, i + slice.width());
			}
		final double[] local = Smoothing.ratio(squares, pairs, slice.width(), slice.height(), sigma);
		for (int i = 0; i < local.length; i++)
			local[i] = Math.sqrt(Math.max(0, local[i]));
		return local;
	}

	private static void addPair(final double[] squares, final double[] pairs, final float[] phase, final boolean[] head, final int i,
		final int j)
	{
		if (!head[i] || !head[j])
			return;
		final double difference = Planes.wrap((double) phase[j] - phase[i]);
		squares[i] += difference * difference;
		squares[j] += difference * difference;
		pairs[i]++;
		pairs[j]++;
	}

	private static boolean[] inside(final PhaseSlice slice) {
		final int rim = (int) Math.max(1, Math.round(RIM * Math.max(slice.width(), slice.height())));
		return MaskMorphology.erode(slice.head(), slice.width(), slice.height(), rim);
	}

	private static double[] centred(final double[] map, final boolean[] inside) {
		double sum = 0;
		for (int i = 0; i < map.length; i++)
			sum += inside[i] ? map[i] : 0;
		final double mean = sum / Planes.count(inside);
		final double[] centred = new double[map.length];
		for (int i = 0; i < map.length; i++)
			centred[i] = inside[i] ? map[i] - mean : 0;
		return centred;
	}
}
