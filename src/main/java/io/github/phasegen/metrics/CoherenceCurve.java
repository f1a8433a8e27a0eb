package io.github.phasegen.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * How well phase is ordered over a distance: |mean exp(i (phi(x + d) - phi(x)))| over all pairs of mask pixels at distance d along x and,
 * separately, along y, for d = 1/64, 1/32, 1/16, 1/8, 1/4 and 1/2.5 of the width (whole pixels, each once). 1 for a linear ramp (any
 * slope), about 0 for noise. Every slice and axis has its own mean, as their slopes differ; slices are then averaged with their
 * numbers of pairs as weights. It does not change with the global phase. Immutable.
 */
public final class CoherenceCurve {

	private static final double[] WIDTH_FRACTIONS = { 1 / 64.0, 1 / 32.0, 1 / 16.0, 1 / 8.0, 1 / 4.0, 1 / 2.5 };
	/** The modulus of a mean of n random phasors is about 1/sqrt(n): fewer pairs than this would report order where there is none. */
	private static final int FEWEST_PAIRS = 50;

	private final int[] distances;
	private final double[] alongX;
	private final double[] alongY;

	private CoherenceCurve(final int[] distances, final double[] alongX, final double[] alongY) {
		this.distances = distances;
		this.alongX = alongX;
		this.alongY = alongY;
	}

	/** The curve of one plane of phase (radians) inside a mask. */
	public static CoherenceCurve of(final float[] phase, final int width, final int height, final boolean[] mask) {
		return ofHead(List.of(new PhaseSlice(width, height, phase, phase, mask, mask)));
	}

	/**
	 * The curve of the heads of all slices.
	 *
	 * @throws IllegalArgumentException if there is no slice or the slices differ in width
	 */
	public static CoherenceCurve ofHead(final List<PhaseSlice> slices) {
		final int[] distances = distances(commonWidth(slices));
		final double[] alongX = new double[distances.length];
		final double[] alongY = new double[distances.length];
		for (int i = 0; i < distances.length; i++) {
			alongX[i] = pooled(slices, distances[i], 0);
			alongY[i] = pooled(slices, 0, distances[i]);
		}
		return new CoherenceCurve(distances, alongX, alongY);
	}

	/** The distances in pixels, ascending. */
	public int[] distances() {
		return distances.clone();
	}

	/** The coherence (0..1) along x at every distance; NaN where a distance has too few pairs. */
	public double[] alongX() {
		return alongX.clone();
	}

	/** The coherence (0..1) along y at every distance; NaN where a distance has too few pairs. */
	public double[] alongY() {
		return alongY.clone();
	}

	/**
	 * The mean absolute difference over the distances and axes that both curves have: 0 (equal) to 1; NaN if there are none.
	 *
	 * @throws IllegalArgumentException if the curves belong to planes of different width
	 */
	public double distanceTo(final CoherenceCurve other) {
		if (!Arrays.equals(distances, other.distances))
			throw new IllegalArgumentException("coherence: expected the distances " + Arrays.toString(distances) + " px, found "
				+ Arrays.toString(other.distances));
		double sum = 0;
		int count = 0;
		for (int i = 0; i < 2 * distances.length; i++) {
			final double difference = Math.abs(value(i) - other.value(i));
			if (Double.isNaN(difference))
				continue;
			sum += difference;
			count++;
		}
		return count == 0 ? Double.NaN : sum / count;
	}

	private double value(final int i) {
		return i < distances.length ? alongX[i] : alongY[i - distances.length];
	}

	private static int commonWidth(final List<PhaseSlice> slices) {
		if (slices.isEmpty())
			throw new IllegalArgumentException("coherence: expected at least one slice, found none");
		final int width = slices.get(0).width();
		for (final PhaseSlice slice : slices)
			if (slice.width() != width)
				throw new IllegalArgumentException("coherence: expected slices of one width, found " + width + " and " + slice.width());
		return width;
	}

	private static int[] distances(final int width) {
		return Arrays.stream(WIDTH_FRACTIONS).mapToInt(fraction -> (int) Math.round(fraction * width)).filter(d -> d >= 1).distinct()
			.toArray();
	}

	private static double pooled(final List<PhaseSlice> slices, final int dx, final int dy) {
		double weighted = 0;
		long pairs = 0;
		for (final PhaseSlice slice : slices) {
			final double[] sum = sum(slice, dx, dy);
			if (sum[2] < FEWEST_PAIRS)
				continue;
			weighted += Math.hypot(sum[0], sum[1]);
			pairs += (long) sum[2];
		}
		return pairs == 0 ? Double.NaN : weighted / pairs;
	}

	/** Sum of cos, sum of sin, number of pairs. */
	private static double[] sum(final PhaseSlice slice, final int dx, final int dy) {
		final double[] sum = new double[3];
		final boolean[] mask = slice.head();
		final float[] phase = slice.phase();
		final int step = dy * slice.width() + dx;
		for (int y = 0; y + dy < slice.height(); y++)
			for (int x = 0; x + dx < slice.width(); x++) {
				final int i = y * slice.width() + x;
				if (!mask[i] || !mask[i + step])
					continue;
				final double difference = (double) phase[i + step] - phase[i];
				sum[0] += Math.cos(difference);
				sum[1] += Math.sin(difference);
				sum[2]++;
			}
		return sum;
	}
}
