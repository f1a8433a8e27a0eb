package io.github.phasegen.simulate;

import java.util.Objects;

/**
 * A magnitude image of a head, the raw material of simulated acquisitions. The arrays are not copied and must not be changed afterwards.
 *
 * @param width voxels along x
 * @param height voxels along y
 * @param depth voxels along z
 * @param voxelSizeMm the three voxel sizes in mm
 * @param data magnitudes, finite and not negative, index (z*height + y)*width + x
 * @param brain brain mask in the same order, or null if there is none
 * @param bodyAxis the axis along the body
 * @param name names the volume in messages and in training images
 */
public record HeadVolume(int width, int height, int depth, float[] voxelSizeMm, float[] data, boolean[] brain, BodyAxis bodyAxis, String name) {

	public HeadVolume {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(bodyAxis, name + ": bodyAxis");
		if (width < 8 || height < 8 || depth < 3)
			throw new IllegalArgumentException(name + ": expected at least 8 x 8 x 3 voxels, found " + width + " x " + height + " x " + depth);
		final long voxels = (long) width * height * depth;
		if (data.length != voxels)
			throw new IllegalArgumentException(name + ": data: expected " + voxels + " values, found " + data.length);
		if (brain != null && brain.length != voxels)
			throw new IllegalArgumentException(name + ": brain: expected " + voxels + " values, found " + brain.length);
		checkVoxelSize(name, voxelSizeMm);
		checkMagnitudes(name, data);
	}

	private static void checkVoxelSize(final String name, final float[] size) {
		if (size.length != 3)
			throw new IllegalArgumentException(name + ": voxelSizeMm: expected 3 values, found " + size.length);
		for (final float s : size)
			if (!(s > 0.05f && s < 50f))
				throw new IllegalArgumentException(name + ": voxelSizeMm: expected 0.05 to 50 mm, found " + s);
	}

	private static void checkMagnitudes(final String name, final float[] data) {
		float max = 0;
		for (final float v : data) {
			if (!(v >= 0) || Float.isInfinite(v))
				throw new IllegalArgumentException(name + ": data: expected finite magnitudes >= 0, found " + v);
			max = Math.max(max, v);
		}
		if (max == 0)
			throw new IllegalArgumentException(name + ": data: every magnitude is 0");
	}

	/** Number of voxels along an axis (0, 1, 2). */
	public int size(final int axis) {
		return axis == 0 ? width : axis == 1 ? height : depth;
	}

	/** Index step between neighbours along an axis (0, 1, 2). */
	public int stride(final int axis) {
		return axis == 0 ? 1 : axis == 1 ? width : width * height;
	}
}
