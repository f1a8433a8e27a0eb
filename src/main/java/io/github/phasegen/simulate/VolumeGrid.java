package io.github.phasegen.simulate;

import io.github.phasegen.volume.VoxelGrid;

/**
 * An isotropic grid over a volume; node (0,0,0) lies on the centre of the volume's first voxel. Values are stored with index (z*ny + y)*nx + x.
 *
 * @param spacing distance of the nodes in mm
 */
record VolumeGrid(int nx, int ny, int nz, double spacing) {

	static VolumeGrid over(final HeadVolume volume, final double spacing) {
		final int[] n = new int[3];
		for (int a = 0; a < 3; a++)
			n[a] = (int) Math.ceil((volume.size(a) - 1) * volume.voxelSizeMm()[a] / spacing) + 1;
		return new VolumeGrid(n[0], n[1], n[2], spacing);
	}

	/** The same grid for the tools on masks. */
	VoxelGrid voxels() {
		return new VoxelGrid(nx, ny, nz, spacing, spacing, spacing);
	}

	int count() {
		return nx * ny * nz;
	}

	int size(final int axis) {
		return axis == 0 ? nx : axis == 1 ? ny : nz;
	}

	int stride(final int axis) {
		return axis == 0 ? 1 : axis == 1 ? nx : nx * ny;
	}

	/** Position of a node along an axis, as an index. */
	int coordinate(final int index, final int axis) {
		return index / stride(axis) % size(axis);
	}

	/** Resamples a volume onto the grid; a triangle kernel of the wider of the two spacings averages or interpolates as needed. */
	float[] resample(final HeadVolume volume, final float[] source) {
		final int[] dims = { volume.width(), volume.height(), volume.depth() };
		float[] data = source;
		for (int axis = 0; axis < 3; axis++) {
			data = resampleAxis(data, dims, axis, volume.voxelSizeMm()[axis]);
			dims[axis] = size(axis);
		}
		return data;
	}

	private float[] resampleAxis(final float[] in, final int[] dims, final int axis, final double voxel) {
		final int n = dims[axis];
		final int m = size(axis);
		final int inner = axis == 0 ? 1 : axis == 1 ? dims[0] : dims[0] * dims[1];
		final int outer = in.length / (inner * n);
		final float[] out = new float[outer * m * inner];
		final double reach = Math.max(voxel, spacing);
		for (int j = 0; j < m; j++) {
			final double at = Math.min(j * spacing, (n - 1) * voxel);
			final int first = Math.max(0, (int) Math.ceil((at - reach) / voxel + 1e-9));
			final int last = Math.min(n - 1, (int) Math.floor((at + reach) / voxel - 1e-9));
			final float[] weight = weights(at, first, last, voxel, reach);
			for (int o = 0; o < outer; o++)
				for (int i = first; i <= last; i++)
					addRow(in, (o * n + i) * inner, out, (o * m + j) * inner, inner, weight[i - first]);
		}
		return out;
	}

	private static float[] weights(final double at, final int first, final int last, final double voxel, final double reach) {
		final float[] weight = new float[last - first + 1];
		float sum = 0;
		for (int i = first; i <= last; i++)
			sum += weight[i - first] = (float) (1 - Math.abs(i * voxel - at) / reach);
		for (int i = 0; i < weight.length; i++)
			weight[i] /= sum;
		return weight;
	}

	private static void addRow(final float[] in, final int from, final float[] out, final int to, final int length, final float weight) {
		for (int i = 0; i < length; i++)
			out[to + i] += weight * in[from + i];
	}

	/** Whether a position in mm lies within the grid or at most so many mm beyond it. */
	boolean contains(final double[] position, final double slackMm) {
		for (int a = 0; a < 3; a++)
			if (position[a] < -slackMm || position[a] > (size(a) - 1) * spacing + slackMm)
				return false;
		return true;
	}

	/** Trilinear interpolation at a position in mm; positions outside the grid take the value of the nearest node of its surface. */
	float sample(final float[] values, final double xMm, final double yMm, final double zMm) {
		final double x = clamp(xMm / spacing, nx);
		final double y = clamp(yMm / spacing, ny);
		final double z = clamp(zMm / spacing, nz);
		final int x0 = Math.min((int) x, Math.max(0, nx - 2));
		final int y0 = Math.min((int) y, Math.max(0, ny - 2));
		final int z0 = Math.min((int) z, Math.max(0, nz - 2));
		final float fx = (float) (x - x0);
		final float fy = (float) (y - y0);
		final float fz = (float) (z - z0);
		final int dx = nx > 1 ? 1 : 0;
		final int dy = ny > 1 ? nx : 0;
		final int dz = nz > 1 ? nx * ny : 0;
		final int i = (z0 * ny + y0) * nx + x0;
		final float a = bilinear(values, i, dx, dy, fx, fy);
		final float b = bilinear(values, i + dz, dx, dy, fx, fy);
		return a + (b - a) * fz;
	}

	private static float bilinear(final float[] v, final int i, final int dx, final int dy, final float fx, final float fy) {
		final float a = v[i] + (v[i + dx] - v[i]) * fx;
		final float b = v[i + dy] + (v[i + dy + dx] - v[i + dy]) * fx;
		return a + (b - a) * fy;
	}

	private static double clamp(final double v, final int n) {
		return Math.max(0, Math.min(n - 1, v));
	}
}
