package io.github.phasegen.simulate;

/** Mean over a square window, clamped at the borders, in a time that does not depend on its size. */
final class BoxBlur {

	private BoxBlur() {}

	static float[] blur(final float[] image, final int columns, final int rows, final int radius) {
		final float[] temp = new float[image.length];
		final float[] out = new float[image.length];
		for (int y = 0; y < rows; y++)
			line(image, temp, y * columns, 1, columns, radius);
		for (int x = 0; x < columns; x++)
			line(temp, out, x, columns, rows, radius);
		return out;
	}

	private static void line(final float[] in, final float[] out, final int start, final int step, final int n, final int radius) {
		double sum = 0;
		for (int i = 0; i < Math.min(radius, n); i++)
			sum += in[start + i * step];
		for (int i = 0; i < n; i++) {
			if (i + radius < n)
				sum += in[start + (i + radius) * step];
			if (i - radius - 1 >= 0)
				sum -= in[start + (i - radius - 1) * step];
			final int count = Math.min(n - 1, i + radius) - Math.max(0, i - radius) + 1;
			out[start + i * step] = (float) (sum / count);
		}
	}
}
