package io.github.phasegen.simulate.coil;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where sensitivities are wanted: the pixels of a stack of slices.
 *
 * @param width       columns
 * @param height      rows
 * @param pixelWidth  in mm
 * @param pixelHeight in mm
 * @param slices      position of each slice in mm along z; the coil array's middle is at 0
 */
public record CoilGrid(int width, int height, double pixelWidth, double pixelHeight, List<Double> slices) {

	/** @throws IllegalArgumentException if there is no pixel or slice, a pixel has no size, or a position is not finite */
	public CoilGrid {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("coil grid: expected at least 1 x 1 pixels, found " + width + " x " + height);
		requireSize("pixelWidth", pixelWidth);
		requireSize("pixelHeight", pixelHeight);
		slices = List.copyOf(slices);
		if (slices.isEmpty())
			throw new IllegalArgumentException("coil grid: expected at least one slice, found none");
		for (final double position : slices)
			if (!Double.isFinite(position))
				throw new IllegalArgumentException("slice position: expected a finite number of mm, found " + position);
	}

	/** Equally spaced slices, the middle of the stack at z = 0. Voxel sizes in mm. */
	public static CoilGrid ofVoxels(final int width, final int height, final int slices, final double[] voxel) {
		if (voxel.length != 3)
			throw new IllegalArgumentException("voxel size: expected x, y and z, found " + voxel.length + " numbers");
		requireSize("slice distance", voxel[2]);
		final List<Double> positions = IntStream.range(0, slices).mapToObj(k -> (k - 0.5 * (slices - 1)) * voxel[2]).toList();
		return new CoilGrid(width, height, voxel[0], voxel[1], positions);
	}

	/** Voxels of unknown size, taken as cubes of 1 mm; lengths relative to the field of view are then the ones to use. */
	public static CoilGrid ofPixels(final int width, final int height, final int slices) {
		return ofVoxels(width, height, slices, new double[] { 1, 1, 1 });
	}

	/** The longer in-plane side of the field of view in mm. */
	public double longerSide() {
		return Math.max(width * pixelWidth, height * pixelHeight);
	}

	/** Position in mm of a (fractional) column. */
	double x(final double column) {
		return (column - 0.5 * (width - 1)) * pixelWidth;
	}

	/** Position in mm of a (fractional) row. */
	double y(final double row) {
		return (row - 0.5 * (height - 1)) * pixelHeight;
	}

	private static void requireSize(final String field, final double mm) {
		if (!(mm > 0) || Double.isInfinite(mm))
			throw new IllegalArgumentException(field + ": expected a positive finite number of mm, found " + mm);
	}
}
