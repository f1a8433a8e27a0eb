package io.github.phasegen.skullstrip;

/**
 * The logit of the brain's probability over a slice, at the size the network works at.
 *
 * @param values row by row; null where the slice shows nothing, and so no brain
 */
record BrainLogit(int width, int height, float[] values) {

	/** Further from the threshold, more certainty must not outvote the neighbours. */
	private static final float CERTAIN = 6;

	boolean isEmpty() {
		return values == null;
	}

	/**
	 * The mean with the slices before and behind it, which may be null; weights 1, 2, 1.
	 *
	 * @param least logit of the threshold; votes are limited around it, so that it stays between them whatever it is
	 */
	BrainLogit between(final BrainLogit before, final BrainLogit behind, final double least) {
		if (isEmpty()) return this;
		final float[] sum = new float[values.length];
		float weights = add(sum, this, least, 2);
		for (final BrainLogit neighbour : new BrainLogit[] { before, behind })
			if (neighbour != null && !neighbour.isEmpty()) weights += add(sum, neighbour, least, 1);
		for (int i = 0; i < sum.length; i++)
			sum[i] /= weights;
		return new BrainLogit(width, height, sum);
	}

	private static float add(final float[] sum, final BrainLogit logit, final double least, final float weight) {
		final float low = (float) least - CERTAIN;
		final float high = (float) least + CERTAIN;
		for (int i = 0; i < sum.length; i++)
			sum[i] += weight * Math.max(low, Math.min(high, logit.values[i]));
		return weight;
	}

	/** Writes where the logit, bilinear between its pixels, reaches {@code least} into a plane of a mask of the input's size. */
	void writeMask(final boolean[] mask, final int plane, final StripInput input, final double least) {
		if (isEmpty()) return;
		final int planeWidth = input.shape().width();
		final int planeHeight = input.shape().height();
		final Line rows = new Line(planeHeight, input.imageHeight(), height);
		final Line columns = new Line(planeWidth, input.imageWidth(), width);
		for (int y = 0, i = plane * planeWidth * planeHeight; y < planeHeight; y++)
			for (int x = 0; x < planeWidth; x++, i++)
				mask[i] = rows.shows(y) && columns.shows(x) && at(columns, x, rows, y) >= least;
	}

	private double at(final Line columns, final int x, final Line rows, final int y) {
		final int left = columns.low[x];
		final int right = Math.min(left + 1, width - 1);
		final int above = rows.low[y] * width;
		final int below = Math.min(rows.low[y] + 1, height - 1) * width;
		final double top = values[above + left] + columns.part[x] * (values[above + right] - values[above + left]);
		final double bottom = values[below + left] + columns.part[x] * (values[below + right] - values[below + left]);
		return top + rows.part[y] * (bottom - top);
	}

	/** Where the pixels of a plane lie on the smaller grid; both have the same centre pixel floor(n/2). */
	private static final class Line {

		private final int[] low;
		private final double[] part;
		private final int first;
		private final int end;

		Line(final int planeSize, final int imageSize, final int size) {
			low = new int[planeSize];
			part = new double[planeSize];
			first = planeSize / 2 - imageSize / 2;
			end = first + imageSize;
			for (int i = 0; i < planeSize; i++) {
				final double at = (double) (i - planeSize / 2) * size / imageSize + size / 2;
				final double inside = Math.max(0, Math.min(size - 1, at));
				low[i] = (int) inside;
				part[i] = inside - low[i];
			}
		}

		boolean shows(final int i) {
			return i >= first && i < end;
		}
	}
}
