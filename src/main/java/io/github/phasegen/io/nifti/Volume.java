package io.github.phasegen.io.nifti;

import java.util.Arrays;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * The samples of an image file as plain numbers.
 *
 * @param name of the file, without folder and ending
 * @param dims number of samples along X, Y, Z and any further axes; at least three entries
 * @param voxelSizeMm distance of samples along X, Y and Z in millimetres
 * @param complex true if {@code data} holds interleaved complex samples (re, im)
 * @param data X fastest, then Y, then Z, then any further axes; not copied
 */
public record Volume(String name, int[] dims, float[] voxelSizeMm, boolean complex, float[] data) {

	/** @throws IllegalArgumentException if the parts do not fit together */
	public Volume {
		if (dims.length < 3 || Arrays.stream(dims).anyMatch(size -> size < 1))
			throw new IllegalArgumentException("Dimensions: expected three or more of at least 1, found " + Arrays.toString(dims));
		if (voxelSizeMm.length != 3)
			throw new IllegalArgumentException("Voxel size: expected three values, found " + voxelSizeMm.length);
		long count = complex ? 2 : 1;
		for (final int size : dims)
			count = Math.multiplyExact(count, size);
		if (data.length != count)
			throw new IllegalArgumentException("Samples of " + Arrays.toString(dims) + ": expected " + count + " floats, found " + data.length);
		dims = dims.clone();
		voxelSizeMm = voxelSizeMm.clone();
	}

	@Override
	public int[] dims() {
		return dims.clone();
	}

	@Override
	public float[] voxelSizeMm() {
		return voxelSizeMm.clone();
	}

	public int width() {
		return dims[0];
	}

	public int height() {
		return dims[1];
	}

	public int depth() {
		return dims[2];
	}

	/** The number of X-Y planes, along all further axes. */
	public int planeCount() {
		return Arrays.stream(dims, 2, dims.length).reduce(1, Math::multiplyExact);
	}

	/** A copy of plane {@code k} of real data: width * height values. */
	public float[] plane(final int k) {
		if (complex)
			throw new IllegalStateException(name + " is complex");
		return planeSamples(k, 1);
	}

	/** A copy of plane {@code k}; the imaginary part of real data is 0. */
	public ComplexPlane complexPlane(final int k) {
		if (complex)
			return new ComplexPlane(width(), height(), planeSamples(k, 2));
		return ComplexPlane.fromParts(width(), height(), plane(k), new float[width() * height()]);
	}

	private float[] planeSamples(final int k, final int parts) {
		if (k < 0 || k >= planeCount())
			throw new IndexOutOfBoundsException("Plane " + k + " of " + name + ", which has " + planeCount());
		final int length = parts * width() * height();
		return Arrays.copyOfRange(data, k * length, (k + 1) * length);
	}

	@Override
	public String toString() {
		return name + " " + Arrays.toString(dims) + (complex ? " complex" : "");
	}
}
