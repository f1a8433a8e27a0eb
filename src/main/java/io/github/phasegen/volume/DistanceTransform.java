package io.github.phasegen.volume;

/**
 * Exact Euclidean distance transform on voxels of any shape (Felzenszwalb and Huttenlocher, Theory of Computing 8:415, 2012), in time
 * linear in the voxels.
 */
public final class DistanceTransform {

	/** Square of a distance that no volume has. */
	private static final float FAR = 1e30f;

	private DistanceTransform() {}

	/** Distance in mm of every voxel centre to that of the nearest voxel of the set; 0 on the set itself, 1e15 if nothing is set. */
	public static float[] toSet(final boolean[] set, final VoxelGrid grid) {
		grid.require(set, "set");
		final float[] d = new float[set.length];
		for (int i = 0; i < d.length; i++)
			d[i] = set[i] ? 0 : FAR;
		for (int axis = 0; axis < 3; axis++)
			alongAxis(d, grid, axis);
		for (int i = 0; i < d.length; i++)
			d[i] = (float) Math.sqrt(d[i]);
		return d;
	}

	private static void alongAxis(final float[] d, final VoxelGrid grid, final int axis) {
		final int n = grid.size(axis);
		if (n == 1) return;
		final int stride = grid.stride(axis);
		final Envelope envelope = new Envelope(n, grid.step(axis));
		for (int block = 0; block < d.length; block += n * stride)
			for (int start = block; start < block + stride; start++)
				envelope.transform(d, start, stride);
	}

	/** The lower envelope of the parabolas of one line of squared distances. */
	private static final class Envelope {

		private final float[] line;
		private final int[] parabola;
		private final double[] boundary;
		private final double square;

		Envelope(final int length, final double step) {
			line = new float[length];
			parabola = new int[length];
			boundary = new double[length + 1];
			square = step * step;
		}

		void transform(final float[] d, final int start, final int stride) {
			for (int i = 0; i < line.length; i++)
				line[i] = d[start + i * stride];
			if (build() == 0) return;
			for (int q = 0, j = 0; q < line.length; q++) {
				while (boundary[j + 1] < q)
					j++;
				final int away = q - parabola[j];
				d[start + q * stride] = (float) ((double) away * away * square + line[parabola[j]]);
			}
		}

		/** The number of parabolas; 0 if the whole line is far from the set. */
		private int build() {
			int k = -1;
			for (int q = 0; q < line.length; q++) {
				if (line[q] >= FAR) continue;
				double crossing = Double.NEGATIVE_INFINITY;
				while (k >= 0 && (crossing = crossing(parabola[k], q)) <= boundary[k])
					k--;
				parabola[++k] = q;
				boundary[k] = k == 0 ? Double.NEGATIVE_INFINITY : crossing;
				boundary[k + 1] = Double.POSITIVE_INFINITY;
			}
			return k + 1;
		}

		private double crossing(final int left, final int right) {
			return ((line[right] - (double) line[left]) / square + (double) right * right - (double) left * left) / (2.0 * (right - left));
		}
	}
}
