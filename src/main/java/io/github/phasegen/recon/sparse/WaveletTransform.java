package io.github.phasegen.recon.sparse;

import java.util.ArrayList;
import java.util.List;

/**
 * The orthogonal wavelet transform of complex planes of one size, odd or even, with {@link Daubechies4}: coarser and coarser low-pass images in
 * the upper left corner, as long as 16 samples or more are left along an axis. Keeps scratch memory: not thread-safe.
 */
final class WaveletTransform {

	private static final int SHORTEST = 16;

	/** The image of one level and which of its axes are split. */
	private record Level(int width, int height, boolean x, boolean y) {}

	private final int width;
	private final List<Level> levels = new ArrayList<>();
	private final float[] scratch;
	private final float[] row;

	WaveletTransform(final int width, final int height) {
		this.width = width;
		int w = width;
		int h = height;
		while (w >= SHORTEST || h >= SHORTEST) {
			final Level level = new Level(w, h, w >= SHORTEST, h >= SHORTEST);
			levels.add(level);
			w = level.x() ? (w + 1) / 2 : w;
			h = level.y() ? (h + 1) / 2 : h;
		}
		scratch = new float[2 * width * height];
		row = new float[2 * width];
	}

	/** Shifts by less than this along an axis make different transforms. */
	int period() {
		return 1 << levels.size();
	}

	/** Replaces an image by its coefficients. */
	void forward(final float[] data) {
		for (final Level level : levels) {
			if (level.x()) splitColumns(data, level);
			if (level.y()) splitRows(data, level);
		}
	}

	/** Replaces coefficients by their image. */
	void inverse(final float[] data) {
		for (int k = levels.size() - 1; k >= 0; k--) {
			if (levels.get(k).y()) joinRows(data, levels.get(k));
			if (levels.get(k).x()) joinColumns(data, levels.get(k));
		}
	}

	private void splitColumns(final float[] data, final Level level) {
		for (int y = 0; y < level.height(); y++) {
			Daubechies4.splitRow(data, 2 * y * width, level.width(), row);
			System.arraycopy(row, 0, data, 2 * y * width, 2 * level.width());
		}
	}

	private void joinColumns(final float[] data, final Level level) {
		for (int y = 0; y < level.height(); y++) {
			System.arraycopy(data, 2 * y * width, row, 0, 2 * level.width());
			Daubechies4.joinRow(row, data, 2 * y * width, level.width());
		}
	}

	private void splitRows(final float[] data, final Level level) {
		final int even = level.height() & ~1;
		final int high = (level.height() + 1) / 2;
		for (int k = 0; k < even / 2; k++) {
			final int[] rows = { start(2 * k), start(2 * k + 1), start((2 * k + 2) % even), start((2 * k + 3) % even) };
			Daubechies4.splitRows(data, rows, 2 * level.width(), scratch, start(k), start(high + k));
		}
		if (even < level.height()) System.arraycopy(data, start(even), scratch, start(even / 2), 2 * level.width());
		copyBack(data, level);
	}

	private void joinRows(final float[] data, final Level level) {
		final int even = level.height() & ~1;
		final int half = even / 2;
		final int high = (level.height() + 1) / 2;
		for (int k = 0; k < half; k++) {
			final int before = (k + half - 1) % half;
			final int[] rows = { start(k), start(before), start(high + k), start(high + before) };
			Daubechies4.joinRows(data, rows, 2 * level.width(), scratch, start(2 * k), start(2 * k + 1));
		}
		if (even < level.height()) System.arraycopy(data, start(half), scratch, start(even), 2 * level.width());
		copyBack(data, level);
	}

	private void copyBack(final float[] data, final Level level) {
		for (int y = 0; y < level.height(); y++)
			System.arraycopy(scratch, start(y), data, start(y), 2 * level.width());
	}

	private int start(final int y) {
		return 2 * y * width;
	}
}
