package io.github.phasegen.recon.sparse;

/**
 * One level of the orthogonal wavelet transform with four taps (two vanishing moments; Daubechies, Comm. Pure Appl. Math. 41:909, 1988) along
 * one axis, periodic. Of n samples the (n + 1) / 2 low-pass ones come first; of an odd number the last sample goes among them as it is, so that
 * every length is orthogonal.
 */
final class Daubechies4 {

	private static final float H0 = tap(1, 1);
	private static final float H1 = tap(3, 1);
	private static final float H2 = tap(3, -1);
	private static final float H3 = tap(1, -1);

	private Daubechies4() {}

	private static float tap(final double integer, final double root) {
		return (float) ((integer + root * Math.sqrt(3)) / (4 * Math.sqrt(2)));
	}

	/** Interleaved complex samples from {@code from} to {@code to}, another array. */
	static void splitRow(final float[] from, final int start, final int count, final float[] to) {
		final int even = count & ~1;
		final int high = 2 * ((count + 1) / 2);
		for (int k = 0, i = 0; i < 2 * even; k += 2, i += 4) {
			final int a = start + i;
			final int c = start + (i + 4) % (2 * even);
			for (int part = 0; part < 2; part++) {
				final float x0 = from[a + part];
				final float x1 = from[a + 2 + part];
				final float x2 = from[c + part];
				final float x3 = from[c + 2 + part];
				to[k + part] = H0 * x0 + H1 * x1 + H2 * x2 + H3 * x3;
				to[high + k + part] = H3 * x0 - H2 * x1 + H1 * x2 - H0 * x3;
			}
		}
		if (even == count) return;
		to[even] = from[start + 2 * even];
		to[even + 1] = from[start + 2 * even + 1];
	}

	/** Undoes {@link #splitRow}: from an array of {@code count} samples into samples from {@code start} on. */
	static void joinRow(final float[] from, final float[] to, final int start, final int count) {
		final int even = count & ~1;
		final int high = 2 * ((count + 1) / 2);
		for (int k = 0; k < even; k += 2) {
			final int before = (k + even - 2) % even;
			for (int part = 0; part < 2; part++) {
				final float low = from[k + part];
				final float lowBefore = from[before + part];
				final float detail = from[high + k + part];
				final float detailBefore = from[high + before + part];
				to[start + 2 * k + part] = H0 * low + H2 * lowBefore + H3 * detail + H1 * detailBefore;
				to[start + 2 * k + 2 + part] = H1 * low + H3 * lowBefore - H2 * detail - H0 * detailBefore;
			}
		}
		if (even == count) return;
		to[start + 2 * even] = from[even];
		to[start + 2 * even + 1] = from[even + 1];
	}

	/** Combines four rows of {@code count} floats into a low-pass and a detail row of another array. */
	static void splitRows(final float[] from, final int[] rows, final int count, final float[] to, final int low, final int high) {
		final int r0 = rows[0];
		final int r1 = rows[1];
		final int r2 = rows[2];
		final int r3 = rows[3];
		for (int i = 0; i < count; i++) {
			final float x0 = from[r0 + i];
			final float x1 = from[r1 + i];
			final float x2 = from[r2 + i];
			final float x3 = from[r3 + i];
			to[low + i] = H0 * x0 + H1 * x1 + H2 * x2 + H3 * x3;
			to[high + i] = H3 * x0 - H2 * x1 + H1 * x2 - H0 * x3;
		}
	}

	/** Undoes {@link #splitRows} for two rows: {@code rows} are low, low before, detail, detail before. */
	static void joinRows(final float[] from, final int[] rows, final int count, final float[] to, final int first, final int second) {
		final int r0 = rows[0];
		final int r1 = rows[1];
		final int r2 = rows[2];
		final int r3 = rows[3];
		for (int i = 0; i < count; i++) {
			final float low = from[r0 + i];
			final float lowBefore = from[r1 + i];
			final float detail = from[r2 + i];
			final float detailBefore = from[r3 + i];
			to[first + i] = H0 * low + H2 * lowBefore + H3 * detail + H1 * detailBefore;
			to[second + i] = H1 * low + H3 * lowBefore - H2 * detail - H0 * detailBefore;
		}
	}
}
