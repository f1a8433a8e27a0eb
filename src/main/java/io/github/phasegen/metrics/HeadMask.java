package io.github.phasegen.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.phasegen.volume.MaskMorphology;

/**
 * Where the head is in a magnitude plane, and where it certainly is not.
 * <p>
 * The threshold is Otsu's (IEEE Trans. SMC 9:62, 1979) on the logarithm of the smoothed magnitude, which separates a head from noise as
 * well as from a background of zeros; then gaps closed, holes filled, and the largest connected component. Scales grow with the image, so that
 * 64 and 512 pixels give the same head.
 *
 * @param head       the pixels of the head, inner air and dark tissue included
 * @param background the pixels away from everything bright, a margin of 1/40 of the larger side (at least 2 pixels) kept free
 */
public record HeadMask(int width, int height, boolean[] head, boolean[] background) {

	/** Magnitudes below this part of the robust maximum are all the same to the threshold: nothing, or weak noise. */
	private static final double FLOOR = 0.01;
	/** Where the frame holds no background, Otsu would part tissue from tissue; a head is never darker than this everywhere. */
	private static final double HIGHEST_THRESHOLD = 0.4;
	private static final double LOWEST_THRESHOLD = 0.03;
	private static final double ROBUST_MAXIMUM = 0.99;
	private static final int BINS = 256;

	/** @throws IllegalArgumentException if a mask has another size */
	public HeadMask {
		Planes.requirePixels(head.length, width, height, "head mask");
		Planes.requirePixels(background.length, width, height, "background mask");
	}

	/**
	 * Masks one slice.
	 *
	 * @throws IllegalArgumentException if the magnitude has another size or a value is not finite
	 */
	public static HeadMask of(final float[] magnitude, final int width, final int height) {
		return ofVolume(List.of(magnitude), width, height).get(0);
	}

	/** The head alone of {@link #of}. */
	public static boolean[] headOf(final float[] magnitude, final int width, final int height) {
		return of(magnitude, width, height).head();
	}

	/**
	 * Masks the slices of one head with one threshold; the head is the largest component of the volume. A volume of zeros has no head.
	 *
	 * @param slices the magnitude planes, neighbours in order
	 * @throws IllegalArgumentException if a plane has another size or a value is not finite
	 */
	public static List<HeadMask> ofVolume(final List<float[]> slices, final int width, final int height) {
		final int pixels = width * height;
		final double[] smoothed = smooth(slices, width, height);
		final boolean[] bright = closeGaps(threshold(smoothed), width, height, slices.size());
		final MaskMorphology.Components components = MaskMorphology.components(bright, width, height, slices.size());
		final boolean[] head = components.largest();
		final boolean[] objects = components.atLeast(Math.max(9, pixels / 1000));
		final List<HeadMask> masks = new ArrayList<>();
		for (int k = 0; k < slices.size(); k++)
			masks.add(slice(Arrays.copyOfRange(head, k * pixels, (k + 1) * pixels), Arrays.copyOfRange(objects, k * pixels, (k + 1) * pixels),
				width, height));
		return masks;
	}

	/** The number of pixels of the head. */
	public int headPixels() {
		return Planes.count(head);
	}

	/** The number of pixels of the background. */
	public int backgroundPixels() {
		return Planes.count(background);
	}

	/** Bridges gaps of 1/32 of the larger side and fills holes, slice by slice: the dark skull parts scalp from brain. */
	private static boolean[] closeGaps(final boolean[] bright, final int width, final int height, final int depth) {
		final int pixels = width * height;
		final int radius = (int) Math.max(1, Math.round(Math.max(width, height) / 64.0));
		final boolean[] closed = new boolean[bright.length];
		for (int k = 0; k < depth; k++) {
			final boolean[] slice = Arrays.copyOfRange(bright, k * pixels, (k + 1) * pixels);
			final boolean[] dilated = MaskMorphology.dilate(slice, width, height, radius);
			final boolean[] filled = MaskMorphology.fillHoles(MaskMorphology.erode(dilated, width, height, radius), width, height);
			System.arraycopy(filled, 0, closed, k * pixels, pixels);
		}
		return closed;
	}

	private static HeadMask slice(final boolean[] head, final boolean[] objects, final int width, final int height) {
		final int margin = (int) Math.max(2, Math.round(Math.max(width, height) / 40.0));
		final boolean[] background = MaskMorphology.not(MaskMorphology.dilate(objects, width, height, margin));
		return new HeadMask(width, height, head, background);
	}

	private static double[] smooth(final List<float[]> slices, final int width, final int height) {
		final int pixels = width * height;
		final double sigma = Math.max(0.7, Math.max(width, height) / 160.0);
		final double[] smoothed = new double[pixels * slices.size()];
		for (int k = 0; k < slices.size(); k++) {
			final float[] slice = slices.get(k);
			Planes.requirePixels(slice.length, width, height, "magnitude of slice " + (k + 1));
			Planes.requireFinite(slice, "magnitude of slice " + (k + 1));
			final double[] values = new double[pixels];
			for (int i = 0; i < pixels; i++)
				values[i] = Math.max(0, slice[i]);
			System.arraycopy(Smoothing.inMask(values, null, width, height, sigma), 0, smoothed, k * pixels, pixels);
		}
		return smoothed;
	}

	private static boolean[] threshold(final double[] smoothed) {
		final boolean[] bright = new boolean[smoothed.length];
		final double[] positive = Arrays.stream(smoothed).filter(value -> value > 0).sorted().toArray();
		if (positive.length == 0)
			return bright;
		final double maximum = positive[(int) (ROBUST_MAXIMUM * (positive.length - 1))];
		final double fraction = Math.exp(Math.log(FLOOR) * (1 - otsu(logHistogram(smoothed, maximum)) / BINS));
		final double threshold = maximum * Math.max(LOWEST_THRESHOLD, Math.min(HIGHEST_THRESHOLD, fraction));
		for (int i = 0; i < bright.length; i++)
			bright[i] = smoothed[i] > threshold;
		return bright;
	}

	/** Bins from log(FLOOR) to log(1) of the magnitude relative to its robust maximum. */
	private static long[] logHistogram(final double[] values, final double maximum) {
		final long[] histogram = new long[BINS];
		for (final double value : values) {
			final double relative = Math.log(Math.max(FLOOR, Math.min(1, value / maximum))) / Math.log(FLOOR);
			histogram[(int) Math.min(BINS - 1, (1 - relative) * BINS)]++;
		}
		return histogram;
	}

	/** The edge (0..BINS) between the two classes of largest variance between them; the middle of the gap where several are equal. */
	private static double otsu(final long[] histogram) {
		double total = 0;
		double totalSum = 0;
		for (int bin = 0; bin < histogram.length; bin++) {
			total += histogram[bin];
			totalSum += (double) bin * histogram[bin];
		}
		double below = 0;
		double belowSum = 0;
		double best = 0;
		int first = 0;
		int last = 0;
		for (int bin = 0; bin < histogram.length - 1; bin++) {
			below += histogram[bin];
			belowSum += (double) bin * histogram[bin];
			if (below == 0 || below == total)
				continue;
			final double gap = belowSum / below - (totalSum - belowSum) / (total - below);
			final double between = below * (total - below) * gap * gap;
			if (between > best)
				first = bin + 1;
			if (between >= best)
				last = bin + 1;
			best = Math.max(best, between);
		}
		return 0.5 * (first + last);
	}
}
