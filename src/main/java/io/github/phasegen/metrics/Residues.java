package io.github.phasegen.metrics;

import java.util.List;

/**
 * Phase residues: loops of 2 x 2 pixels around which the wrapped differences do not add up to zero (Goldstein et al., Radio Science
 * 23:713, 1988). Smooth phase has none; noise without signal has one in about three loops.
 *
 * @param count  residues of both signs, among the loops that lie wholly in the mask
 * @param pixels the pixels of the mask
 */
public record Residues(long count, long pixels) {

	/** @throws IllegalArgumentException if a number is negative */
	public Residues {
		if (count < 0 || pixels < 0)
			throw new IllegalArgumentException("Expected counts of at least 0, found " + count + " residues in " + pixels + " pixels");
	}

	/** The residues in one plane of phase (radians). */
	public static Residues of(final float[] phase, final int width, final int height, final boolean[] mask) {
		Planes.requirePixels(phase.length, width, height, "phase");
		Planes.requirePixels(mask.length, width, height, "mask");
		long count = 0;
		for (int y = 0; y + 1 < height; y++)
			for (int x = 0; x + 1 < width; x++) {
				final int i = y * width + x;
				if (mask[i] && mask[i + 1] && mask[i + width] && mask[i + width + 1] && winding(phase, i, width) != 0)
					count++;
			}
		return new Residues(count, Planes.count(mask));
	}

	/** The residues in the heads of all slices. */
	public static Residues ofHead(final List<PhaseSlice> slices) {
		long count = 0;
		long pixels = 0;
		for (final PhaseSlice slice : slices) {
			final Residues one = of(slice.phase(), slice.width(), slice.height(), slice.head());
			count += one.count;
			pixels += one.pixels;
		}
		return new Residues(count, pixels);
	}

	/** Residues per mask pixel; NaN for an empty mask. */
	public double density() {
		return pixels == 0 ? Double.NaN : (double) count / pixels;
	}

	/** The absolute difference of the densities: 0 is best. */
	public double differenceTo(final Residues other) {
		return Math.abs(density() - other.density());
	}

	/** |ln(this density / other density)|, half a residue added to both so that none at all stays finite: 0 is best, ln 2 is twice. */
	public double logRatioTo(final Residues other) {
		if (pixels == 0 || other.pixels == 0)
			return Double.NaN;
		return Math.abs(Math.log((count + 0.5) / pixels) - Math.log((other.count + 0.5) / other.pixels));
	}

	private static long winding(final float[] phase, final int i, final int width) {
		final double around = difference(phase, i, i + 1) + difference(phase, i + 1, i + width + 1)
			+ difference(phase, i + width + 1, i + width) + difference(phase, i + width, i);
		return Math.round(around / Planes.TWO_PI);
	}

	private static double difference(final float[] phase, final int from, final int to) {
		return Planes.wrap((double) phase[to] - phase[from]);
	}
}
