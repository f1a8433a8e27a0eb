package io.github.phasegen.metrics;

import java.util.List;

/**
 * Pixel-by-pixel likeness of generated and measured phase inside the heads, after every slice's gauge is aligned. Phase given magnitude is
 * one-to-many, so these are sanity checks, not goals.
 */
public final class PhaseSimilarity {

	/** cos and sin reach from -1 to 1. */
	private static final double RANGE = 2;

	private PhaseSimilarity() {}

	/**
	 * The mean absolute wrapped difference in radians after the best global phase of every slice is removed: 0 is best, pi/2 is chance.
	 * NaN without head.
	 */
	public static double circularError(final List<PhaseSlice> measured, final List<PhaseSlice> generated) {
		return circularError(measured, generated, false);
	}

	/** The same after the best global phase and linear ramp of every slice are removed. */
	public static double circularErrorWithoutRamp(final List<PhaseSlice> measured, final List<PhaseSlice> generated) {
		return circularError(measured, generated, true);
	}

	/**
	 * The mean structural similarity of cos(phi) and sin(phi), windows of 7 x 7 of which only head pixels count, data range 2: 1 is best.
	 * The best global phase of every slice is removed first; slices count by their head pixels. NaN without head.
	 */
	public static double cosSinSsim(final List<PhaseSlice> measured, final List<PhaseSlice> generated) {
		PhaseSlice.requireMatching(measured, generated);
		double weighted = 0;
		long pixels = 0;
		for (int k = 0; k < measured.size(); k++) {
			final PhaseSlice slice = measured.get(k);
			final float[] aligned = align(slice, generated.get(k), false);
			final double ssim = 0.5 * (ssim(slice, aligned, 0) + ssim(slice, aligned, -Math.PI / 2));
			if (Double.isNaN(ssim))
				continue;
			final int count = Planes.count(slice.head());
			weighted += count * ssim;
			pixels += count;
		}
		return pixels == 0 ? Double.NaN : weighted / pixels;
	}

	private static double circularError(final List<PhaseSlice> measured, final List<PhaseSlice> generated, final boolean ramp) {
		PhaseSlice.requireMatching(measured, generated);
		double sum = 0;
		long pixels = 0;
		for (int k = 0; k < measured.size(); k++) {
			final PhaseSlice slice = measured.get(k);
			final float[] aligned = align(slice, generated.get(k), ramp);
			for (int i = 0; i < aligned.length; i++) {
				if (!slice.head()[i])
					continue;
				sum += Math.abs(Planes.wrap((double) aligned[i] - slice.phase()[i]));
				pixels++;
			}
		}
		return pixels == 0 ? Double.NaN : sum / pixels;
	}

	private static float[] align(final PhaseSlice measured, final PhaseSlice generated, final boolean ramp) {
		final int width = measured.width();
		final int height = measured.height();
		final PhaseGauge gauge = ramp
			? PhaseGauge.offsetAndRamp(measured.phase(), generated.phase(), width, height, measured.head())
			: PhaseGauge.offset(measured.phase(), generated.phase(), width, height, measured.head());
		return gauge.removeFrom(generated.phase(), width, height);
	}

	private static double ssim(final PhaseSlice measured, final float[] aligned, final double shift) {
		return Ssim.masked(cosine(measured.phase(), shift), cosine(aligned, shift), measured.width(), measured.height(), measured.head(),
			RANGE);
	}

	private static float[] cosine(final float[] phase, final double shift) {
		final float[] cosine = new float[phase.length];
		for (int i = 0; i < cosine.length; i++)
			cosine[i] = (float) Math.cos(phase[i] + shift);
		return cosine;
	}
}
