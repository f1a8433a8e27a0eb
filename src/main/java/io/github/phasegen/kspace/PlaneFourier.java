package io.github.phasegen.kspace;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * The centred two-dimensional Fourier transform of planes of one size: ifftshift, FFT, fftshift.
 * <p>
 * A plane is interleaved {@code float[2 * width * height]}: the real part of pixel (x, y) at {@code 2 * (y * width + x)}, its imaginary
 * part behind it. Image and spectrum both have their centre at (floor(width/2), floor(height/2)); any size from 1 up works, odd or even.
 * <p>
 * Not thread-safe (it owns scratch memory); it starts no threads, so use one instance per thread.
 */
public final class PlaneFourier {

	/** Columns are gathered in blocks, because walking down one column touches a new cache line in every row. */
	private static final int COLUMN_BLOCK = 8;

	private final int width;
	private final int height;
	private final FloatFFT_1D alongX;
	private final FloatFFT_1D alongY;
	private final float[] row;
	private final float[][] columns;

	/** @throws IllegalArgumentException if a side is below 1 or the plane does not fit into one array */
	public PlaneFourier(final int width, final int height) {
		this.width = width;
		this.height = height;
		Planes.requireSize(width, height);
		alongX = new FloatFFT_1D(width);
		alongY = width == height ? alongX : new FloatFFT_1D(height);
		row = new float[2 * width];
		columns = new float[Math.min(COLUMN_BLOCK, width)][2 * height];
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	/** Replaces an image by its centred spectrum. */
	public void forward(final float[] data, final FourierNorm norm) {
		transform(data, false, (float) norm.forwardScale(samples()));
	}

	/** Replaces a centred spectrum by its image. */
	public void inverse(final float[] data, final FourierNorm norm) {
		transform(data, true, (float) norm.inverseScale(samples()));
	}

	private long samples() {
		return (long) width * height;
	}

	private void transform(final float[] data, final boolean inverse, final float scale) {
		Planes.requireLength(data, 2L * width * height, "interleaved complex plane of " + width + " x " + height);
		for (int y = 0; y < height; y++)
			transformRow(data, 2 * y * width, inverse);
		for (int x = 0; x < width; x += COLUMN_BLOCK)
			transformColumns(data, x, Math.min(COLUMN_BLOCK, width - x), inverse, scale);
	}

	/** The two shifts are folded into the copies to and from the scratch row. */
	private void transformRow(final float[] data, final int offset, final boolean inverse) {
		final int head = 2 * (width / 2);
		final int tail = 2 * width - head;
		System.arraycopy(data, offset + head, row, 0, tail);
		System.arraycopy(data, offset, row, tail, head);
		run(alongX, row, inverse);
		System.arraycopy(row, 0, data, offset + head, tail);
		System.arraycopy(row, tail, data, offset, head);
	}

	private void transformColumns(final float[] data, final int firstX, final int count, final boolean inverse, final float scale) {
		gather(data, firstX, count);
		for (int i = 0; i < count; i++)
			run(alongY, columns[i], inverse);
		scatter(data, firstX, count, scale);
	}

	private void gather(final float[] data, final int firstX, final int count) {
		for (int y = 0; y < height; y++) {
			final int to = shifted(y);
			int from = 2 * (y * width + firstX);
			for (int i = 0; i < count; i++) {
				columns[i][to] = data[from++];
				columns[i][to + 1] = data[from++];
			}
		}
	}

	private void scatter(final float[] data, final int firstX, final int count, final float scale) {
		for (int y = 0; y < height; y++) {
			final int from = shifted(y);
			int to = 2 * (y * width + firstX);
			for (int i = 0; i < count; i++) {
				data[to++] = scale * columns[i][from];
				data[to++] = scale * columns[i][from + 1];
			}
		}
	}

	/** Offset in a scratch column of row y, with the centre row first. */
	private int shifted(final int y) {
		final int centre = height / 2;
		return 2 * (y >= centre ? y - centre : y - centre + height);
	}

	private static void run(final FloatFFT_1D fft, final float[] line, final boolean inverse) {
		if (inverse)
			fft.complexInverse(line, false);
		else
			fft.complexForward(line);
	}
}
