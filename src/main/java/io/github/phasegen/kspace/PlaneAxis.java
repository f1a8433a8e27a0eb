package io.github.phasegen.kspace;

/** An axis of a plane: X runs along a row, Y down the rows. */
public enum PlaneAxis {

	X, Y;

	/** The number of samples along this axis of a plane. */
	public int size(final ComplexPlane plane) {
		return this == X ? plane.width() : plane.height();
	}
}
