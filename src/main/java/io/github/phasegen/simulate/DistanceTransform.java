package io.github.phasegen.simulate;

import java.util.Arrays;

/** Exact Euclidean distance transform on a {@link VolumeGrid} (Felzenszwalb and Huttenlocher, Theory of Computing 2012) and the binary operations that follow from it. */
final class DistanceTransform {

	private static final float FAR = 1e12f;

	private DistanceTransform() {}

	/** Distance in mm of every node to the nearest node that is set; 0 on the set itself, huge if nothing is set. */
	static float[] toSet(final boolean[] set, final VolumeGrid grid) {
		final float[] d = new float[set.length];
		for (int i = 0; i < d.length; i++)
			d[i] = set[i] ? 0 : FAR;
		for (int axis = 0; axis < 3; axis++)
			alongAxis(d, grid, axis);
		for (int i = 0; i < d.length; i++)
			d[i] = (float) (Math.sqrt(d[i]) * grid.spacing());
		return d;
	}

	static boolean[] dilate(final boolean[] set, final VolumeGrid grid, final double mm) {
		final float[] d = toSet(set, grid);
		final boolean[] out = new boolean[set.length];
		for (int i = 0; i < out.length; i++)
			out[i] = d[i] <= mm;
		return out;
	}

	/** What lies beyond the grid does not erode. */
	static boolean[] erode(final boolean[] set, final VolumeGrid grid, final double mm) {
		return complement(dilate(complement(set), grid, mm));
	}

	static boolean[] complement(final boolean[] set) {
		final boolean[] out = new boolean[set.length];
		for (int i = 0; i < out.length; i++)
			out[i] = !set[i];
		return out;
	}

	private static void alongAxis(final float[] d, final VolumeGrid grid, final int axis) {
		final int n = grid.size(axis);
		final int stride = grid.stride(axis);
		final float[] line = new float[n];
		final float[] result = new float[n];
		final int[] parabola = new int[n];
		final double[] boundary = new double[n + 1];
		for (int start = 0; start < d.length; start++) {
			if (grid.coordinate(start, axis) != 0)
				continue;
			for (int i = 0; i < n; i++)
				line[i] = d[start + i * stride];
			lowerEnvelope(line, result, parabola, boundary);
			for (int i = 0; i < n; i++)
				d[start + i * stride] = result[i];
		}
	}

	private static void lowerEnvelope(final float[] f, final float[] out, final int[] v, final double[] z) {
		int k = -1;
		for (int q = 0; q < f.length; q++) {
			if (f[q] >= FAR)
				continue;
			double s = Double.NEGATIVE_INFINITY;
			while (k >= 0 && (s = ((double) f[q] + (double) q * q - f[v[k]] - (double) v[k] * v[k]) / (2.0 * (q - v[k]))) <= z[k])
				k--;
			if (k < 0)
				s = Double.NEGATIVE_INFINITY;
			v[++k] = q;
			z[k] = s;
			z[k + 1] = Double.POSITIVE_INFINITY;
		}
		if (k < 0) {
			Arrays.fill(out, FAR);
			return;
		}
		int j = 0;
		for (int q = 0; q < f.length; q++) {
			while (z[j + 1] < q)
				j++;
			out[q] = (float) ((double) (q - v[j]) * (q - v[j]) + f[v[j]]);
		}
	}
}
