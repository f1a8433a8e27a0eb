package io.github.phasegen.simulate.coil;

/** Interpolates smooth complex maps from few nodes to all pixels of a plane: far cheaper than the field of a coil in every pixel. */
final class NodeInterpolation {

	private static final int MOST_NODES = 49;

	private final NodeAxis columns;
	private final NodeAxis rows;
	private final int[] first;
	private final float[][] weights;

	NodeInterpolation(final int width, final int height) {
		columns = new NodeAxis(width, MOST_NODES);
		rows = new NodeAxis(height, MOST_NODES);
		first = new int[width];
		weights = new float[width][];
		for (int x = 0; x < width; x++) {
			first[x] = 2 * columns.firstNode(x);
			weights[x] = columns.weights(x);
		}
	}

	NodeAxis columns() {
		return columns;
	}

	NodeAxis rows() {
		return rows;
	}

	/** From values at the nodes, {@code [row][interleaved columns]}, to an interleaved plane. */
	float[] toPixels(final float[][] nodes) {
		final float[][] wide = new float[nodes.length][];
		for (int j = 0; j < nodes.length; j++)
			wide[j] = widen(nodes[j]);
		final int length = 2 * columns.pixels();
		final float[] plane = new float[length * rows.pixels()];
		final float[] line = new float[length];
		for (int y = 0; y < rows.pixels(); y++) {
			mix(wide, rows.firstNode(y), rows.weights(y), line);
			System.arraycopy(line, 0, plane, y * length, length);
		}
		return plane;
	}

	private float[] widen(final float[] nodes) {
		final float[] line = new float[2 * first.length];
		for (int x = 0; x < first.length; x++) {
			final int i = first[x];
			final float[] w = weights[x];
			line[2 * x] = w[0] * nodes[i] + w[1] * nodes[i + 2] + w[2] * nodes[i + 4] + w[3] * nodes[i + 6];
			line[2 * x + 1] = w[0] * nodes[i + 1] + w[1] * nodes[i + 3] + w[2] * nodes[i + 5] + w[3] * nodes[i + 7];
		}
		return line;
	}

	/** Arrays that all start at 0, so that the loop is compiled to vector instructions. */
	private static void mix(final float[][] lines, final int from, final float[] weights, final float[] line) {
		final float[] a = lines[from];
		final float[] b = lines[from + 1];
		final float[] c = lines[from + 2];
		final float[] d = lines[from + 3];
		final float w0 = weights[0];
		final float w1 = weights[1];
		final float w2 = weights[2];
		final float w3 = weights[3];
		for (int i = 0; i < line.length; i++)
			line[i] = w0 * a[i] + w1 * b[i] + w2 * c[i] + w3 * d[i];
	}
}
