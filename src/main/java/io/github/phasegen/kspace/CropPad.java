package io.github.phasegen.kspace;

/**
 * Cropping and padding. Centred variants keep the pixel floor(n/2) the centre, so that the DC sample of a spectrum stays the DC sample for
 * odd and even sizes alike.
 */
public final class CropPad {

	private CropPad() {}

	/** Crops and/or zero-pads to a new size about the centre pixel. Returns a new plane. */
	public static ComplexPlane center(final ComplexPlane plane, final int newWidth, final int newHeight) {
		final ComplexPlane result = new ComplexPlane(newWidth, newHeight);
		final int dx = newWidth / 2 - plane.width() / 2;
		final int dy = newHeight / 2 - plane.height() / 2;
		final int firstX = Math.max(0, dx);
		final int count = Math.min(newWidth, plane.width() + dx) - firstX;
		final int lastY = Math.min(newHeight, plane.height() + dy);
		for (int y = Math.max(0, dy); y < lastY; y++) {
			final int from = 2 * ((y - dy) * plane.width() + firstX - dx);
			System.arraycopy(plane.data(), from, result.data(), 2 * (y * newWidth + firstX), 2 * count);
		}
		return result;
	}

	/**
	 * Mirrors a plane of {@code width * height} values at its edge pixels, which are not repeated ("reflect" of NumPy and PyTorch), as often
	 * as the padding needs; a side of one pixel is repeated.
	 */
	public static float[] reflectPad(final float[] real, final int width, final int height, final Padding padding) {
		requirePixels(real, width, height);
		return reflect(real, width, height, padding, 1);
	}

	/** The same for a complex plane. */
	public static ComplexPlane reflectPad(final ComplexPlane plane, final Padding padding) {
		final int width = plane.width();
		final int height = plane.height();
		return new ComplexPlane(padding.paddedWidth(width), padding.paddedHeight(height),
			reflect(plane.data(), width, height, padding, 2));
	}

	/** Undoes a padding. {@code width} and {@code height} are those of the plane before it was padded. */
	public static float[] crop(final float[] padded, final int width, final int height, final Padding padding) {
		requirePixels(padded, padding.paddedWidth(width), padding.paddedHeight(height));
		return cut(padded, width, height, padding, 1);
	}

	/** Undoes a padding of a complex plane. */
	public static ComplexPlane crop(final ComplexPlane padded, final Padding padding) {
		final int width = padded.width() - padding.left() - padding.right();
		final int height = padded.height() - padding.top() - padding.bottom();
		Planes.requireSize(width, height);
		return new ComplexPlane(width, height, cut(padded.data(), width, height, padding, 2));
	}

	private static float[] reflect(final float[] data, final int width, final int height, final Padding padding, final int parts) {
		final int newWidth = padding.paddedWidth(width);
		final int newHeight = padding.paddedHeight(height);
		Planes.requireSize(newWidth, newHeight);
		final int[] columns = mirrored(width, padding.left(), newWidth);
		final int[] rows = mirrored(height, padding.top(), newHeight);
		final float[] result = new float[parts * newWidth * newHeight];
		int to = 0;
		for (final int y : rows)
			for (final int x : columns)
				for (int part = 0; part < parts; part++)
					result[to++] = data[parts * (y * width + x) + part];
		return result;
	}

	/** For each index of the padded axis the index it mirrors. Mirroring at both ends repeats with period 2 (n - 1). */
	private static int[] mirrored(final int size, final int before, final int newSize) {
		final int[] indices = new int[newSize];
		if (size == 1)
			return indices;
		final int period = 2 * (size - 1);
		for (int i = 0; i < newSize; i++) {
			final int folded = Math.floorMod(i - before, period);
			indices[i] = Math.min(folded, period - folded);
		}
		return indices;
	}

	private static float[] cut(final float[] padded, final int width, final int height, final Padding padding, final int parts) {
		final int paddedWidth = padding.paddedWidth(width);
		final float[] result = new float[parts * width * height];
		for (int y = 0; y < height; y++)
			System.arraycopy(padded, parts * ((y + padding.top()) * paddedWidth + padding.left()), result, parts * y * width, parts * width);
		return result;
	}

	private static void requirePixels(final float[] data, final int width, final int height) {
		Planes.requireSize(width, height);
		Planes.requireLength(data, (long) width * height, "plane of " + width + " x " + height);
	}
}
