package io.github.phasegen.simulate.coil;

import java.util.Arrays;
import java.util.List;

/**
 * The mean magnitude within the head, collected slice by slice, and the noise that a signal-to-noise ratio means for it:
 * SNR = mean magnitude within the head / standard deviation of the real part (or the imaginary part) of the noise.
 */
public final class SignalLevel {

	/** What counts as head where there is no mask: magnitudes above this part of the 99th percentile over all slices. */
	private static final double HEAD = 0.1;
	private static final double ROBUST_MAXIMUM = 0.99;
	private static final int SAMPLES = 1 << 20;

	private double sum;
	private long pixels;

	/**
	 * The signal level of slices without masks: of all pixels above one tenth of the slices' 99th percentile.
	 *
	 * @throws IllegalArgumentException if so many values are not finite that there is no such percentile, or one within the head is not
	 */
	public static SignalLevel of(final List<float[]> magnitudes) {
		final double threshold = HEAD * percentile(magnitudes);
		if (!Double.isFinite(threshold))
			throw new IllegalArgumentException("magnitude: expected finite values, found many that are not");
		final SignalLevel level = new SignalLevel();
		for (final float[] slice : magnitudes)
			for (final float value : slice)
				level.add(value, value > threshold);
		return level;
	}

	/**
	 * Adds a slice.
	 *
	 * @param head one boolean per pixel of the magnitude
	 * @throws IllegalArgumentException if the lengths differ
	 */
	public void add(final float[] magnitude, final boolean[] head) {
		if (head.length != magnitude.length)
			throw new IllegalArgumentException("head mask: expected " + magnitude.length + " pixels, found " + head.length);
		for (int i = 0; i < magnitude.length; i++)
			add(magnitude[i], head[i]);
	}

	/** The mean magnitude of all pixels of the head; 0 if there are none. */
	public double mean() {
		return pixels == 0 ? 0 : sum / pixels;
	}

	/**
	 * The standard deviation per real channel at a signal-to-noise ratio; 0 (no noise) at an infinite one.
	 *
	 * @throws IllegalArgumentException if the ratio is not positive
	 */
	public double sigmaForSnr(final double snr) {
		if (!(snr > 0))
			throw new IllegalArgumentException("SNR: expected a positive number, found " + snr);
		return mean() / snr;
	}

	private void add(final float value, final boolean isHead) {
		if (!isHead)
			return;
		if (!Float.isFinite(value))
			throw new IllegalArgumentException("magnitude within the head: expected finite values, found " + value);
		sum += value;
		pixels++;
	}

	/** From evenly spread samples: sorting the pixels of a whole stack would take seconds. */
	private static double percentile(final List<float[]> magnitudes) {
		final long count = magnitudes.stream().mapToLong(slice -> slice.length).sum();
		final int step = (int) (count / SAMPLES) + 1;
		final float[] samples = new float[(int) ((count + step - 1) / step)];
		int taken = 0;
		long next = 0;
		for (final float[] slice : magnitudes) {
			for (; next < slice.length; next += step)
				samples[taken++] = slice[(int) next];
			next -= slice.length;
		}
		Arrays.sort(samples);
		return samples.length == 0 ? 0 : samples[(int) (ROBUST_MAXIMUM * (samples.length - 1))];
	}
}
