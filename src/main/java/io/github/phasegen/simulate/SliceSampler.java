package io.github.phasegen.simulate;

import java.util.Arrays;

/** Interpolates the magnitude of one slice, averaged over the slice thickness and over blocks of voxels where the image is coarser than the volume. */
final class SliceSampler {

	private final float[] plane;
	private final int columns;
	private final int rows;
	private final double spacingX;
	private final double spacingY;
	private final double originX;
	private final double originY;
	private final int axisX;
	private final int axisY;

	SliceSampler(final HeadVolume volume, final SliceView view, final double pixelMm) {
		axisX = view.axisX();
		axisY = view.axisY();
		final float[] voxel = volume.voxelSizeMm();
		final int blockX = block(pixelMm, voxel[axisX]);
		final int blockY = block(pixelMm, voxel[axisY]);
		columns = volume.size(axisX) / blockX;
		rows = volume.size(axisY) / blockY;
		spacingX = blockX * voxel[axisX];
		spacingY = blockY * voxel[axisY];
		originX = 0.5 * (blockX - 1) * voxel[axisX];
		originY = 0.5 * (blockY - 1) * voxel[axisY];
		plane = average(volume, view, blockX, blockY);
	}

	private static int block(final double pixelMm, final double voxelMm) {
		return Math.max(1, (int) (pixelMm / voxelMm + 0.3));
	}

	private float[] average(final HeadVolume volume, final SliceView view, final int blockX, final int blockY) {
		final float[] out = new float[columns * rows];
		final double voxel = volume.voxelSizeMm()[view.axis()];
		final int centre = (int) Math.round(view.across() / voxel);
		final int half = (int) Math.min(2, Math.round((view.thickness() / voxel - 1) / 2));
		final int first = Math.max(0, centre - half);
		final int last = Math.min(volume.size(view.axis()) - 1, centre + half);
		final float weight = 1f / (blockX * blockY * (last - first + 1));
		final int strideX = volume.stride(axisX);
		for (int s = first; s <= last; s++)
			for (int y = 0; y < rows * blockY; y++) {
				final int row = y / blockY * columns;
				int i = s * volume.stride(view.axis()) + y * volume.stride(axisY);
				for (int x = 0; x < columns; x++)
					for (int b = 0; b < blockX; b++, i += strideX)
						out[row + x] += weight * volume.data()[i];
			}
		return out;
	}

	/** Bilinear interpolation at a volume position in mm, 0 outside. */
	float sample(final double[] position) {
		final double x = (position[axisX] - originX) / spacingX;
		final double y = (position[axisY] - originY) / spacingY;
		if (x < 0 || y < 0 || x > columns - 1 || y > rows - 1)
			return 0;
		final int x0 = Math.min((int) x, columns - 2);
		final int y0 = Math.min((int) y, rows - 2);
		final float fx = (float) (x - x0);
		final float fy = (float) (y - y0);
		final int i = y0 * columns + x0;
		final float a = plane[i] + (plane[i + 1] - plane[i]) * fx;
		final float b = plane[i + columns] + (plane[i + columns + 1] - plane[i + columns]) * fx;
		return a + (b - a) * fy;
	}

	/** A percentile of the values above 0, from a sparse subset. */
	static float percentile(final float[] values, final double fraction) {
		final float[] some = new float[values.length / 5 + 1];
		int n = 0;
		for (int i = 0; i < values.length; i += 5)
			if (values[i] > 0)
				some[n++] = values[i];
		if (n == 0)
			return 0;
		Arrays.sort(some, 0, n);
		return some[(int) (fraction * (n - 1))];
	}
}
