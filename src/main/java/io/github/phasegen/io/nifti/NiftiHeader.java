package io.github.phasegen.io.nifti;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.StoredScaling;

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
 * @param sform the general affine map
 * @param qform the rotation by a quaternion
 * @param details all the rest
 */
public record NiftiHeader(int version, ByteOrder order, NiftiType type, List<Integer> dims, List<Double> pixdim, long dataOffset,
	double slope, double intercept, Geometry.Sform sform, Geometry.Qform qform, NiftiDetails details)
{

	static final int BYTES_1 = 348;
	static final int BYTES_2 = 540;

	private static final int MOST_AXES = 7;

	public NiftiHeader {
		dims = List.copyOf(dims);
		pixdim = List.copyOf(pixdim);
	}

	/** The length of the header itself; four bytes follow that tell whether there are extensions. */
	static int bytes(final int version) {
		return version == 1 ? BYTES_1 : BYTES_2;
	}

	/** Number of samples along axis 1 to 7; 1 if there is no such axis. */
	public int dim(final int axis) {
		return axis <= dims.size() ? dims.get(axis - 1) : 1;
	}

	/** The product of the sizes from an axis on. */
	long planesFrom(final int axis) {
		long planes = 1;
		for (int i = axis; i <= MOST_AXES; i++)
			planes *= dim(i);
		return planes;
	}

	/** Distance of samples along X, Y or Z (1, 2, 3) in millimetres; 1 where the file says 0, without the sign that some programs store. */
	public double voxelSizeMm(final int axis) {
		return spacing(axis) * details.unit().millimetres();
	}

	/** Distance of samples along T in the header's unit; 0 if there is no such axis and no unit either. */
	double interval() {
		return dims.size() < 4 && !details.namesTime() ? 0 : pixdim.get(4);
	}

	/** True if the file asks for another scale than that of the stored numbers. */
	public boolean isScaled() {
		return slope != 1 || intercept != 0;
	}

	/** How the stored numbers become values, if they are not the values. */
	public Optional<StoredScaling> scaling() {
		return isScaled() ? Optional.of(new StoredScaling(type.toString(), slope, intercept)) : Optional.empty();
	}

	/** Where the voxels lie, as far as the file tells it. */
	public Geometry geometry() {
		return new Geometry(new Geometry.Grid(dim(1), dim(2), dim(3), spacing(1), spacing(2), spacing(3), details.unit()), sform, qform);
	}

	private double spacing(final int axis) {
		final double size = Math.abs(pixdim.get(axis));
		return size == 0 ? 1 / details.unit().millimetres() : size;
	}
}
