package io.github.phasegen.io.dicom;

import java.nio.file.Path;
import java.util.Optional;

import io.github.phasegen.io.CorruptFileException;

/**
 * Where a plane lies in the scanner. Coordinates are DICOM's: to the patient's left, back and head, in millimetres.
 *
 * @param located false if only the distances of pixels are known
 * @param corner centre of the first pixel
 * @param along direction of growing X, of length 1
 * @param down direction of growing Y, of length 1
 * @param steps distances of pixels along X and Y and of slices, the last one 0 if unknown
 */
record SlicePlace(boolean located, Vector corner, Vector along, Vector down, Vector steps) {

	/** Three coordinates. */
	record Vector(double x, double y, double z) {

		static final Vector ZERO = new Vector(0, 0, 0);

		static Vector of(final double[] values, final int first) {
			return new Vector(values[first], values[first + 1], values[first + 2]);
		}

		double dot(final Vector other) {
			return x * other.x + y * other.y + z * other.z;
		}

		Vector cross(final Vector other) {
			return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
		}

		Vector minus(final Vector other) {
			return new Vector(x - other.x, y - other.y, z - other.z);
		}

		Vector times(final double factor) {
			return new Vector(factor * x, factor * y, factor * z);
		}

		double length() {
			return Math.sqrt(dot(this));
		}
	}

	private static final double ROUNDING = 1e-2;

	static SlicePlace of(final Path file, final Optional<double[]> position, final Optional<double[]> orientation, final double[] steps)
		throws CorruptFileException
	{
		final Vector distances = Vector.of(steps, 0);
		if (position.isEmpty() || orientation.isEmpty())
			return new SlicePlace(false, Vector.ZERO, new Vector(1, 0, 0), new Vector(0, 1, 0), distances);
		final Vector along = Vector.of(orientation.get(), 0);
		final Vector down = Vector.of(orientation.get(), 3);
		if (Math.abs(along.length() - 1) > ROUNDING || Math.abs(down.length() - 1) > ROUNDING || Math.abs(along.dot(down)) > ROUNDING)
			throw new CorruptFileException(file, "image orientation " + DicomTag.IMAGE_ORIENTATION, along + ", " + down,
				"two directions of length 1 at right angles");
		return new SlicePlace(true, Vector.of(position.get(), 0), along, down, distances);
	}

	/** The direction in which slices are counted. */
	Vector normal() {
		return along.cross(down);
	}

	/** Position along the direction of the slices. */
	double depth() {
		return corner.dot(normal());
	}

	/** True if another plane has the same directions, apart from rounding. */
	boolean isParallelTo(final SlicePlace other) {
		return located == other.located && along.minus(other.along).length() < ROUNDING && down.minus(other.down).length() < ROUNDING;
	}
}
