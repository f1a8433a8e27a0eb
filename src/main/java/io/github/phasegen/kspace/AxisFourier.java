package io.github.phasegen.kspace;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * The centred one-dimensional Fourier transform along one axis of planes of one size: ifftshift, FFT, fftshift of every row (X) or every
 * column (Y). Both axes after one another are the transform of {@link PlaneFourier}.
 * <p>
 * A plane is interleaved {@code float[2 * width * height]} as in {@link ComplexPlane}. The norm counts the samples along the axis alone.
 * Not thread-safe (it owns scratch memory); it starts no threads, so use one instance per thread.
 */
public final class AxisFourier {

	/** Columns are gathered in blocks, because walking down one column touches a new cache line in every row. */
	private static final int COLUMN_BLOCK = 16;

	private final PlaneAxis axis;
	private final int width;
	private final int height;
	private final FloatFFT_1D fft;
	private final float[][] lines;

	/** @throws IllegalArgumentException if a side is below 1 or the plane does not fit into one array */
	public AxisFourier(final PlaneAxis axis, final int width, final int height) {
		Planes.requireSize(width, height);
		this.axis = axis;
		this.width = width;
		this.height = height;
		fft = new FloatFFT_1D(samples());
		lines = new float[axis == PlaneAxis.X ? 1 : Math.min(COLUMN_BLOCK, width)][2 * samples()];
	}

	/** Replaces every line of an image by its centred spectrum. */
	public void forward(final float[] data, final FourierNorm norm) {
		transform(data, false, (float) norm.forwardScale(samples()));
	}

	/** Replaces every centred spectrum by its line of the image. */
	public void inverse(final float[] data, final FourierNorm norm) {
		transform(data, true, (float) norm.inverseScale(samples()));
	}

	/** Transforms every line and multiplies it with {@code scale}. */
	void transform(final float[] data, final boolean inverse, final float scale) {
		Planes.requireLength(data, 2L * width * height, "interleaved complex plane of " + width + " x " + height);
		if (axis == PlaneAxis.X)
			for (int y = 0; y < height; y++)
				transformRow(data, 2 * y * width, inverse, scale);
		else
			for (int x = 0; x < width; x += COLUMN_BLOCK)
				transformColumns(data, x, Math.min(COLUMN_BLOCK, width - x), inverse, scale);
	}

	private int samples() {
		return axis == PlaneAxis.X ? width : height;
	}

	/** The two shifts are folded into the copies to and from the scratch line. */
	private void transformRow(final float[] data, final int offset, final boolean inverse, final float scale) {
		final float[] row = lines[0];
		final int head = 2 * (width / 2);
		final int tail = 2 * width - head;
		System.arraycopy(data, offset + head, row, 0, tail);
		System.arraycopy(data, offset, row, tail, head);
		run(row, inverse);
		if (scale != 1)
			for (int i = 0; i < row.length; i++)
				row[i] *= scale;
		System.arraycopy(row, 0, data, offset + head, tail);
		System.arraycopy(row, tail, data, offset, head);
	}

	private void transformColumns(final float[] data, final int firstX, final int count, final boolean inverse, final float scale) {
		gather(data, firstX, count);
		for (int i = 0; i < count; i++)
			run(lines[i], inverse);
		scatter(data, firstX, count, scale);
	}

	private void gather(final float[] data, final int firstX, final int count) {
		for (int y = 0; y < height; y++) {
			final int to = shifted(y);
			int from = 2 * (y * width + firstX);
			for (int i = 0; i < count; i++) {
				lines[i][to] = data[from++];
				lines[i][to + 1] = data[from++];
			}
		}
	}

	private void scatter(final float[] data, final int firstX, final int count, final float scale) {
		for (int y = 0; y < height; y++) {
			final int from = shifted(y);
			int to = 2 * (y * width + firstX);
			for (int i = 0; i < count; i++) {
				data[to++] = scale * lines[i][from];
				data[to++] = scale * lines[i][from + 1];
			}
		}
	}

	/** Offset in a scratch column of row y, with the centre row first. */
	private int shifted(final int y) {
		final int centre = height / 2;
		return 2 * (y >= centre ? y - centre : y - centre + height);
	}

	private void run(final float[] line, final boolean inverse) {
		if (inverse)
			fft.complexInverse(line, false);
		else
			fft.complexForward(line);
	}
}
