package io.github.phasegen.simulate;

/** Removes what a scanner's shim coils remove: the harmonic polynomials of first or second order fitted over the tissue of interest. */
final class Shim {

	private Shim() {}

	/**
	 * @param field changed in place, on all of the grid
	 * @param where nodes to fit
	 * @param order 0, 1 or 2
	 * @param amount 1 removes the whole fit, less leaves a remainder of the terms above the constant
	 */
	static void remove(final float[] field, final VolumeGrid grid, final boolean[] where, final int order, final double amount) {
		final int terms = order == 0 ? 1 : order == 1 ? 4 : 9;
		final double[][] a = new double[terms][terms + 1];
		final double[] basis = new double[9];
		for (int i = 0; i < field.length; i++) {
			if (!where[i])
				continue;
			evaluate(grid, i, basis);
			for (int r = 0; r < terms; r++) {
				for (int c = 0; c < terms; c++)
					a[r][c] += basis[r] * basis[c];
				a[r][terms] += basis[r] * field[i];
			}
		}
		final double[] x = solve(a);
		for (int t = 1; t < terms; t++)
			x[t] *= amount;
		for (int i = 0; i < field.length; i++) {
			evaluate(grid, i, basis);
			double sum = 0;
			for (int t = 0; t < terms; t++)
				sum += x[t] * basis[t];
			field[i] -= (float) sum;
		}
	}

	private static void evaluate(final VolumeGrid grid, final int i, final double[] b) {
		final double x = centred(grid, i, 0);
		final double y = centred(grid, i, 1);
		final double z = centred(grid, i, 2);
		b[0] = 1;
		b[1] = x;
		b[2] = y;
		b[3] = z;
		b[4] = x * y;
		b[5] = y * z;
		b[6] = x * z;
		b[7] = x * x - y * y;
		b[8] = 2 * z * z - x * x - y * y;
	}

	private static double centred(final VolumeGrid grid, final int i, final int axis) {
		return (grid.coordinate(i, axis) - 0.5 * (grid.size(axis) - 1)) * grid.spacing() / 100;
	}

	/** Gaussian elimination with partial pivoting of the augmented matrix; directions without information get 0. */
	private static double[] solve(final double[][] a) {
		final int n = a.length;
		for (int c = 0; c < n; c++) {
			int pivot = c;
			for (int r = c + 1; r < n; r++)
				if (Math.abs(a[r][c]) > Math.abs(a[pivot][c]))
					pivot = r;
			final double[] swap = a[c];
			a[c] = a[pivot];
			a[pivot] = swap;
			for (int r = 0; r < n; r++) {
				if (r == c || Math.abs(a[c][c]) < 1e-9)
					continue;
				final double factor = a[r][c] / a[c][c];
				for (int k = c; k <= n; k++)
					a[r][k] -= factor * a[c][k];
			}
		}
		final double[] x = new double[n];
		for (int r = 0; r < n; r++)
			x[r] = Math.abs(a[r][r]) < 1e-9 ? 0 : a[r][n] / a[r][r];
		return x;
	}
}
