package io.github.phasegen.simulate;

/**
 * Where the image plane lies in the volume (mm from the centre of the first voxel).
 *
 * @param axis volume axis across the slice
 * @param across slice position along that axis
 * @param axisX volume axis along the image's x before rotation; the remaining axis is along y
 * @param centreX position along axisX of the pixel floor(width/2)
 * @param centreY position along the third axis of the pixel floor(height/2)
 * @param angle rotation in the plane, radians
 * @param signX -1 flips x
 * @param signY -1 flips y
 * @param width field of view along x
 * @param height field of view along y
 * @param thickness slice thickness
 */
record SliceView(int axis, double across, int axisX, double centreX, double centreY, double angle, int signX, int signY, double width, double height, double thickness) {

	int axisY() {
		return 3 - axis - axisX;
	}

	/** Writes the volume position in mm of pixel (x, y) of an image of columns x rows that covers the field of view. */
	void locate(final int x, final int y, final int columns, final int rows, final double[] position) {
		final double dx = signX * (x - columns / 2) * width / columns;
		final double dy = signY * (y - rows / 2) * height / rows;
		final double c = Math.cos(angle);
		final double s = Math.sin(angle);
		position[axis] = across;
		position[axisX] = centreX + c * dx - s * dy;
		position[axisY()] = centreY + s * dx + c * dy;
	}
}
