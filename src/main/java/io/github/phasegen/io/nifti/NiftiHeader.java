package io.github.phasegen.io.nifti;

import java.nio.ByteOrder;
import java.util.List;

/**
 * The checked header of a NIfTI-1 or NIfTI-2 file.
 *
 * @param version 1 or 2
 * @param order byte order of header and samples
 * @param type of the samples as stored
 * @param dims number of samples along each of the 1 to 7 axes, all at least 1
 * @param pixdim the eight values as stored: qfac, then the distance of samples along each axis in the units below
 * @param dataOffset position of the first sample in the (inflated) file
 * @param slope value = slope * stored + intercept; 1 if the file asks for no scaling
 * @param intercept see slope
 * @param millimetresPerUnit of pixdim 1 to 3; 1 if the file does not name the unit
 * @param secondsPerUnit of pixdim 4; 0 if that is not a time, 1 if the file does not name the unit
 * @param qform the rotation by a quaternion
 * @param sform the general affine map
 * @param description free text
 */
public record NiftiHeader(int version, ByteOrder order, NiftiType type, List<Integer> dims, List<Double> pixdim, long dataOffset,
	double slope, double intercept, double millimetresPerUnit, double secondsPerUnit, Qform qform, Sform sform, String description)
{

	/** Position by quaternion (b, c, d) and offset (x, y, z); code 0 means that the file does not use it. */
	public record Qform(int code, double b, double c, double d, double x, double y, double z) {}

	/** Position by the rows of an affine map, each of four values; code 0 means that the file does not use it. */
	public record Sform(int code, List<Double> x, List<Double> y, List<Double> z) {}

	public NiftiHeader {
		dims = List.copyOf(dims);
		pixdim = List.copyOf(pixdim);
	}

	/** Number of samples along axis 1 to 7; 1 if there is no such axis. */
	public int dim(final int axis) {
		return axis <= dims.size() ? dims.get(axis - 1) : 1;
	}

	/** Distance of samples along X, Y or Z (1, 2, 3) in millimetres; 1 where the file says 0, without the sign that some programs store. */
	public double voxelSizeMm(final int axis) {
		final double size = Math.abs(pixdim.get(axis)) * millimetresPerUnit;
		return size == 0 ? 1 : size;
	}

	/** True if the file asks for another scale than that of the stored numbers. */
	public boolean isScaled() {
		return slope != 1 || intercept != 0;
	}

	/**
	 * The affine map (4 x 4, row by row) from voxel indices to scanner coordinates in the units of pixdim, x to the right, y to the front,
	 * z to the head: the sform if the file has one, else the qform, else the voxel size alone with the origin at the centre of the grid.
	 */
	public double[][] affine() {
		if (sform.code() > 0)
			return new double[][] { row(sform.x()), row(sform.y()), row(sform.z()), { 0, 0, 0, 1 } };
		if (qform.code() > 0)
			return fromQuaternion();
		return fromVoxelSize();
	}

	private double[][] fromQuaternion() {
		final double b = qform.b();
		final double c = qform.c();
		final double d = qform.d();
		final double a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
		final double dx = spacing(1);
		final double dy = spacing(2);
		final double dz = pixdim.get(0) < 0 ? -spacing(3) : spacing(3);
		return new double[][] {
			{ (a * a + b * b - c * c - d * d) * dx, 2 * (b * c - a * d) * dy, 2 * (b * d + a * c) * dz, qform.x() },
			{ 2 * (b * c + a * d) * dx, (a * a + c * c - b * b - d * d) * dy, 2 * (c * d - a * b) * dz, qform.y() },
			{ 2 * (b * d - a * c) * dx, 2 * (c * d + a * b) * dy, (a * a + d * d - c * c - b * b) * dz, qform.z() }, { 0, 0, 0, 1 } };
	}

	private double[][] fromVoxelSize() {
		final double[][] affine = new double[4][4];
		for (int i = 0; i < 3; i++) {
			affine[i][i] = spacing(i + 1);
			affine[i][3] = -affine[i][i] * (dim(i + 1) - 1) / 2;
		}
		affine[3][3] = 1;
		return affine;
	}

	private double spacing(final int axis) {
		return voxelSizeMm(axis) / millimetresPerUnit;
	}

	private static double[] row(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}
}
