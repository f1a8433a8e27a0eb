package io.github.phasegen.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * The distribution of phase differences between neighbouring pixels, along x and y together, wrapped into [-pi, pi]; a pair counts if
 * both its pixels are in the mask. It does not change with the global phase. Immutable.
 */
public final class GradientHistogram {

	private static final int BINS = 4096;
	private static final double BIN_WIDTH = Planes.TWO_PI / BINS;

	private final long[] counts;
	private final long total;

	private GradientHistogram(final long[] counts) {
		long sum = 0;
		for (final long count : counts)
			sum += count;
		this.counts = counts;
		total = sum;
	}

	/** The differences in one plane of phase (radians) inside a mask. */
	public static GradientHistogram of(final float[] phase, final int width, final int height, final boolean[] mask) {
		Planes.requirePixels(phase.length, width, height, "phase");
		Planes.requirePixels(mask.length, width, height, "mask");
		final long[] counts = new long[BINS];
		add(counts, phase, width, height, mask);
		return new GradientHistogram(counts);
	}

	/** The differences in the heads of all slices, pooled. */
	public static GradientHistogram ofHead(final List<PhaseSlice> slices) {
		final long[] counts = new long[BINS];
		for (final PhaseSlice slice : slices)
			add(counts, slice.phase(), slice.width(), slice.height(), slice.head());
		return new GradientHistogram(counts);
	}

	/** The differences in the backgrounds of all slices, pooled. */
	public static GradientHistogram ofBackground(final List<PhaseSlice> slices) {
		final long[] counts = new long[BINS];
		for (final PhaseSlice slice : slices)
			add(counts, slice.phase(), slice.width(), slice.height(), slice.background());
		return new GradientHistogram(counts);
	}

	/** What independent noise without signal has: every difference equally often. */
	public static GradientHistogram uniform() {
		final long[] counts = new long[BINS];
		Arrays.fill(counts, 1);
		return new GradientHistogram(counts);
	}

	/** The number of pixel pairs. */
	public long pairs() {
		return total;
	}

	/**
	 * The 1-Wasserstein (earth mover's) distance in radians, on the line from -pi to pi: 0 for equal distributions, about the mean
	 * difference of the sorted values otherwise. NaN if one histogram is empty.
	 */
	public double wassersteinTo(final GradientHistogram other) {
		if (total == 0 || other.total == 0)
			return Double.NaN;
		double distance = 0;
		long below = 0;
		long otherBelow = 0;
		for (int bin = 0; bin < BINS; bin++) {
			below += counts[bin];
			otherBelow += other.counts[bin];
			distance += Math.abs((double) below / total - (double) otherBelow / other.total);
		}
		return distance * BIN_WIDTH;
	}

	private static void add(final long[] counts, final float[] phase, final int width, final int height, final boolean[] mask) {
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int i = y * width + x;
				if (!mask[i])
					continue;
				if (x + 1 < width && mask[i + 1])
					counts[bin((double) phase[i + 1] - phase[i])]++;
				if (y + 1 < height && mask[i + width])
					counts[bin((double) phase[i + width] - phase[i])]++;
			}
	}

	/** Bin 0 is centred on -pi, so that the difference 0 is the middle of a bin and rounding cannot move it. */
	private static int bin(final double difference) {
		return (int) Math.round((Planes.wrap(difference) + Math.PI) / BIN_WIDTH) % BINS;
	}
}
