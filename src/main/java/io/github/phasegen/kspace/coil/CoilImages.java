package io.github.phasegen.kspace.coil;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;

/** Checks and sums over the coil images (or maps) of one slice. */
final class CoilImages {

	private CoilImages() {}

	static void requireOneSize(final List<ComplexPlane> planes, final String what) {
		if (planes.isEmpty())
			throw new IllegalArgumentException(what + ": expected at least one coil, found none");
		for (int coil = 0; coil < planes.size(); coil++)
			requireSize(planes.get(coil), planes.get(0).width(), planes.get(0).height(), what + " of coil " + (coil + 1));
	}

	static void requireSize(final ComplexPlane plane, final int width, final int height, final String what) {
		if (plane.width() != width || plane.height() != height)
			throw new IllegalArgumentException(what + ": expected " + width + " x " + height + " pixels, found " + plane.width() + " x "
				+ plane.height());
	}

	/** The sum of |z|^2 over the coils for every pixel, row by row; in double precision, because squares of large floats overflow. */
	static double[] sumOfSquares(final List<ComplexPlane> planes) {
		final double[] sum = new double[planes.get(0).width() * planes.get(0).height()];
		for (final ComplexPlane plane : planes) {
			final float[] data = plane.data();
			for (int i = 0; i < sum.length; i++) {
				final double re = data[2 * i];
				final double im = data[2 * i + 1];
				sum[i] += re * re + im * im;
			}
		}
		return sum;
	}
}
