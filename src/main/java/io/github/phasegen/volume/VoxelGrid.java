package io.github.phasegen.volume;

/**
 * A grid of voxels; voxel (x, y, z) has the index (z * height + y) * width + x.
 *
 * @param width voxels along x
 * @param height voxels along y
 * @param depth voxels along z
 * @param stepX distance of neighbours along x in mm
 * @param stepY distance of neighbours along y in mm
 * @param stepZ distance of neighbours along z in mm
 */
public record VoxelGrid(int width, int height, int depth, double stepX, double stepY, double stepZ) {

	/** @throws IllegalArgumentException if a side is below 1, there are too many voxels for an array, or a step is not positive */
	public VoxelGrid {
		if (width < 1 || height < 1 || depth < 1 || (long) width * height > Integer.MAX_VALUE / depth)
			throw new IllegalArgumentException("Voxels: expected at least 1 x 1 x 1 and at most 2^31 in all, found " + width + " x " + height
				+ " x " + depth);
		for (final double step : new double[] { stepX, stepY, stepZ })
			if (!(step > 0) || Double.isInfinite(step))
				throw new IllegalArgumentException("Voxel size: expected more than 0 mm, found " + stepX + " x " + stepY + " x " + stepZ);
	}

	/** Voxels of 1 mm. */
	public static VoxelGrid of(final int width, final int height, final int depth) {
		return new VoxelGrid(width, height, depth, 1, 1, 1);
	}

	/** The grid of a part of so many voxels. */
	VoxelGrid part(final int newWidth, final int newHeight, final int newDepth) {
		return new VoxelGrid(newWidth, newHeight, newDepth, stepX, stepY, stepZ);
	}

	/** One plane of the grid. */
	public VoxelGrid plane() {
		return part(width, height, 1);
	}

	public int count() {
		return width * height * depth;
	}

	/** Volume of a voxel in cubic millimetres. */
	public double voxelVolume() {
		return stepX * stepY * stepZ;
	}

	/** Number of voxels along an axis (0, 1, 2). */
	public int size(final int axis) {
		return axis == 0 ? width : axis == 1 ? height : depth;
	}

	/** Distance of neighbours along an axis (0, 1, 2) in mm. */
	public double step(final int axis) {
		return axis == 0 ? stepX : axis == 1 ? stepY : stepZ;
	}

	/** Index difference of neighbours along an axis (0, 1, 2). */
	public int stride(final int axis) {
		return axis == 0 ? 1 : axis == 1 ? width : width * height;
	}

	/** @throws IllegalArgumentException if a mask has another number of voxels */
	public void require(final boolean[] mask, final String what) {
		if (mask.length != count())
			throw new IllegalArgumentException(what + ": expected " + width + " x " + height + " x " + depth + " = " + count()
				+ " voxels, found " + mask.length);
	}
}
