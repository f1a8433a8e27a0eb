package io.github.phasegen.simulate.baseline;

/** Small symmetric positive systems. */
final class LinearSystem {

	private LinearSystem() {}

	/**
	 * Solves (A + ridge * mean(diag A) * I) x = b by Cholesky factorisation.
	 *
	 * @param matrix the lower triangle of A, overwritten
	 */
	static double[] solve(final double[][] matrix, final double[] right, final double ridge) {
		final int n = right.length;
		double trace = 0;
		for (int i = 0; i < n; i++)
			trace += matrix[i][i];
		for (int i = 0; i < n; i++)
			matrix[i][i] += ridge * trace / n + Double.MIN_NORMAL;
		factorise(matrix);
		final double[] x = right.clone();
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < i; j++)
				x[i] -= matrix[i][j] * x[j];
			x[i] /= matrix[i][i];
		}
		for (int i = n - 1; i >= 0; i--) {
			for (int j = i + 1; j < n; j++)
				x[i] -= matrix[j][i] * x[j];
			x[i] /= matrix[i][i];
		}
		return x;
	}

	private static void factorise(final double[][] matrix) {
		for (int row = 0; row < matrix.length; row++)
			for (int column = 0; column <= row; column++) {
				double sum = matrix[row][column];
				for (int k = 0; k < column; k++)
					sum -= matrix[row][k] * matrix[column][k];
				matrix[row][column] = row == column ? Math.sqrt(sum) : sum / matrix[column][column];
			}
	}
}
