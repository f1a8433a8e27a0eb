package io.github.phasegen.metrics;

import java.util.Arrays;

import io.github.phasegen.volume.DistanceTransform;
import io.github.phasegen.volume.MaskBox;
import io.github.phasegen.volume.VoxelGrid;

/**
 * Distances of the surface voxels of two masks to the surface of the other one, see {@link MaskMetrics}.
 *
 * @param forth of the first mask's, in mm, ascending
 * @param back of the second mask's, in mm, ascending
 */
record SurfaceDistances(float[] forth, float[] back) {

	static SurfaceDistances between(final boolean[] first, final boolean[] second, final VoxelGrid grid) {
		final MaskBox box = MaskBox.around(grid, first, second);
		final int axes = grid.depth() == 1 ? 2 : 3;
		final boolean[] surface = surface(box.cut(first), box.grid(), axes);
		final boolean[] other = surface(box.cut(second), box.grid(), axes);
		return new SurfaceDistances(distances(surface, other, box.grid()), distances(other, surface, box.grid()));
	}

	private static float[] distances(final boolean[] from, final boolean[] to, final VoxelGrid grid) {
		final float[] all = DistanceTransform.toSet(to, grid);
		final float[] kept = new float[Planes.count(from)];
		for (int i = 0, k = 0; i < all.length; i++)
			if (from[i]) kept[k++] = all[i];
		Arrays.sort(kept);
		return kept;
	}

	private static boolean[] surface(final boolean[] mask, final VoxelGrid grid, final int axes) {
		final boolean[] surface = new boolean[mask.length];
		for (int i = 0; i < mask.length; i++)
			for (int axis = 0; mask[i] && axis < axes; axis++)
				surface[i] |= isEdge(mask, grid, i, axis);
		return surface;
	}

	private static boolean isEdge(final boolean[] mask, final VoxelGrid grid, final int i, final int axis) {
		final int stride = grid.stride(axis);
		final int position = i / stride % grid.size(axis);
		return position == 0 || position == grid.size(axis) - 1 || !mask[i - stride] || !mask[i + stride];
	}

	private boolean undefined() {
		return forth.length == 0 != (back.length == 0);
	}

	double largest() {
		return percentile(100);
	}

	/** The larger one of the two percentiles. */
	double percentile(final double percent) {
		return undefined() ? Double.NaN : Math.max(percentile(forth, percent), percentile(back, percent));
	}

	private static double percentile(final float[] sorted, final double percent) {
		if (sorted.length == 0) return 0;
		final double rank = percent / 100 * (sorted.length - 1);
		final int low = (int) rank;
		final int high = Math.min(low + 1, sorted.length - 1);
		return sorted[low] + (rank - low) * (sorted[high] - sorted[low]);
	}

	double mean() {
		if (undefined()) return Double.NaN;
		double sum = 0;
		for (final float[] distances : new float[][] { forth, back })
			for (final float distance : distances)
				sum += distance;
		return sum / Math.max(1, forth.length + back.length);
	}
}
