package io.github.phasegen.io;

/** Rotations as the quaternions of NIfTI's qform, described in nifti1.h. */
final class Quaternions {

	/** Axes whose cosines differ from a rotation's by more than this are sheared or scaled and have no qform. */
	private static final double LEAST_ROTATION = 1e-3;

	private Quaternions() {}

	/** The affine map (4 x 4) of a rotation, a shift and the steps of a grid. */
	static double[][] affine(final Geometry.Qform qform, final Geometry.Grid grid) {
		final double squares = square(qform.b()) + square(qform.c()) + square(qform.d());
		final double scale = 1 / Math.sqrt(Math.max(1, squares));
		final double b = scale * qform.b();
		final double c = scale * qform.c();
		final double d = scale * qform.d();
		final double a = Math.sqrt(Math.max(0, 1 - squares));
		final double dx = grid.stepX();
		final double dy = grid.stepY();
		final double dz = qform.qfac() < 0 ? -grid.stepZ() : grid.stepZ();
		return new double[][] {
			{ (a * a + b * b - c * c - d * d) * dx, 2 * (b * c - a * d) * dy, 2 * (b * d + a * c) * dz, qform.x() },
			{ 2 * (b * c + a * d) * dx, (a * a + c * c - b * b - d * d) * dy, 2 * (c * d - a * b) * dz, qform.y() },
			{ 2 * (b * d - a * c) * dx, 2 * (c * d + a * b) * dy, (a * a + d * d - c * c - b * b) * dz, qform.z() }, { 0, 0, 0, 1 } };
	}

	/** The rotation and shift of an affine map; code 0 if its axes are not at right angles. */
	static Geometry.Qform qform(final int code, final double[][] affine) {
		final double[][] r = new double[3][3];
		for (int axis = 0; axis < 3; axis++) {
			final double length = Math.sqrt(square(affine[0][axis]) + square(affine[1][axis]) + square(affine[2][axis]));
			for (int row = 0; row < 3; row++)
				r[row][axis] = affine[row][axis] / length;
		}
		final double qfac = determinant(r) < 0 ? -1 : 1;
		for (int row = 0; row < 3; row++)
			r[row][2] *= qfac;
		if (!isRotation(r))
			return Geometry.Qform.NONE;
		final double[] q = quaternion(r);
		return new Geometry.Qform(code, q[1], q[2], q[3], affine[0][3], affine[1][3], affine[2][3], qfac);
	}

	private static boolean isRotation(final double[][] r) {
		for (int i = 0; i < 3; i++)
			for (int j = 0; j < 3; j++) {
				final double product = r[0][i] * r[0][j] + r[1][i] * r[1][j] + r[2][i] * r[2][j];
				if (!(Math.abs(product - (i == j ? 1 : 0)) <= LEAST_ROTATION))
					return false;
			}
		return true;
	}

	/** (a, b, c, d) with a >= 0; the largest of the four is found first, since the others are divided by it. */
	private static double[] quaternion(final double[][] r) {
		final double[] squares = { 1 + r[0][0] + r[1][1] + r[2][2], 1 + r[0][0] - r[1][1] - r[2][2], 1 - r[0][0] + r[1][1] - r[2][2],
			1 - r[0][0] - r[1][1] + r[2][2] };
		int largest = 0;
		for (int i = 1; i < 4; i++)
			if (squares[i] > squares[largest])
				largest = i;
		final double[][] products = { { squares[0], r[2][1] - r[1][2], r[0][2] - r[2][0], r[1][0] - r[0][1] },
			{ r[2][1] - r[1][2], squares[1], r[0][1] + r[1][0], r[0][2] + r[2][0] },
			{ r[0][2] - r[2][0], r[0][1] + r[1][0], squares[2], r[1][2] + r[2][1] },
			{ r[1][0] - r[0][1], r[0][2] + r[2][0], r[1][2] + r[2][1], squares[3] } };
		final double scale = 0.5 / Math.sqrt(squares[largest]);
		final double sign = products[largest][0] < 0 ? -1 : 1;
		final double[] q = new double[4];
		for (int i = 0; i < 4; i++)
			q[i] = sign * scale * products[largest][i];
		return q;
	}

	private static double determinant(final double[][] m) {
		return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
			+ m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
	}

	private static double square(final double value) {
		return value * value;
	}
}
