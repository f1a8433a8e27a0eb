package io.github.phasegen.kspace.coil;

/**
 * Eigenvalues and eigenvectors of a Hermitian matrix: Householder reflections to a real tridiagonal matrix, then implicit QL iterations (Golub
 * and Van Loan, Matrix Computations, section 8.3). Vectors are led back only when asked for, since few of them are wanted.
 */
final class HermitianEigen {

	private static final int MOST_ITERATIONS = 60;

	private final int size;
	private final double[] values;
	private final double[] offDiagonal;
	/** Row k: the eigenvector k of the tridiagonal matrix. */
	private final double[][] tridiagonal;
	/** Phases that make the tridiagonal matrix real. */
	private final double[][] phases;
	/** Row k: the reflection k, interleaved, from component k + 1 on. */
	private final double[][] reflections;

	/** @param matrix interleaved rows, whose lower triangle is read; overwritten */
	HermitianEigen(final double[][] matrix) {
		size = matrix.length;
		values = new double[size];
		offDiagonal = new double[size];
		phases = new double[size][];
		reflections = new double[Math.max(0, size - 1)][];
		tridiagonalise(matrix);
		tridiagonal = new double[size][size];
		for (int i = 0; i < size; i++)
			tridiagonal[i][i] = 1;
		for (int k = 0; k < size; k++)
			isolate(k);
	}

	/** The eigenvalues, in no order. */
	double[] values() {
		return values.clone();
	}

	/** The eigenvector of an eigenvalue: interleaved, of norm 1. */
	double[] vector(final int index) {
		final double[] vector = new double[2 * size];
		for (int i = 0; i < size; i++) {
			vector[2 * i] = tridiagonal[index][i] * phases[i][0];
			vector[2 * i + 1] = tridiagonal[index][i] * phases[i][1];
		}
		for (int k = size - 2; k >= 0; k--)
			reflect(vector, reflections[k], k + 1);
		return vector;
	}

	private void tridiagonalise(final double[][] matrix) {
		phases[0] = new double[] { 1, 0 };
		for (int k = 0; k < size - 1; k++) {
			final double[] v = new double[2 * (size - k - 1)];
			for (int i = k + 1; i < size; i++) {
				v[2 * (i - k - 1)] = matrix[i][2 * k];
				v[2 * (i - k - 1) + 1] = matrix[i][2 * k + 1];
			}
			final double norm = norm(v);
			final double first = Math.hypot(v[0], v[1]);
			final double re = first > 0 ? v[0] / first : 1;
			final double im = first > 0 ? v[1] / first : 0;
			// the reflection leads to -norm * phase of the first component, so that nothing cancels
			v[0] += norm * re;
			v[1] += norm * im;
			normalise(v);
			reflections[k] = v;
			values[k] = matrix[k][2 * k];
			offDiagonal[k] = norm;
			phases[k + 1] = new double[] { -(re * phases[k][0] - im * phases[k][1]), -(re * phases[k][1] + im * phases[k][0]) };
			update(matrix, v, k + 1);
		}
		values[size - 1] = matrix[size - 1][2 * size - 2];
	}

	/** The lower triangle from row and column {@code from} on becomes (1 - 2 v v^H) M (1 - 2 v v^H). */
	private void update(final double[][] matrix, final double[] v, final int from) {
		final int n = size - from;
		final double[] p = product(matrix, v, from);
		double projection = 0;
		for (int i = 0; i < 2 * n; i++)
			projection += v[i] * p[i];
		for (int i = 0; i < 2 * n; i++)
			p[i] = 2 * (p[i] - projection * v[i]);
		for (int i = 0; i < n; i++) {
			final double[] row = matrix[from + i];
			final double vr = v[2 * i];
			final double vi = v[2 * i + 1];
			final double pr = p[2 * i];
			final double pi = p[2 * i + 1];
			for (int j = 0; j <= i; j++) {
				final double ur = v[2 * j];
				final double ui = v[2 * j + 1];
				final double qr = p[2 * j];
				final double qi = p[2 * j + 1];
				row[2 * (from + j)] -= vr * qr + vi * qi + pr * ur + pi * ui;
				row[2 * (from + j) + 1] -= vi * qr - vr * qi + pi * ur - pr * ui;
			}
		}
	}

	/** M v by the lower triangle. */
	private double[] product(final double[][] matrix, final double[] v, final int from) {
		final int n = size - from;
		final double[] p = new double[2 * n];
		for (int i = 0; i < n; i++) {
			final double[] row = matrix[from + i];
			double re = row[2 * (from + i)] * v[2 * i];
			double im = row[2 * (from + i)] * v[2 * i + 1];
			for (int j = 0; j < i; j++) {
				final double mr = row[2 * (from + j)];
				final double mi = row[2 * (from + j) + 1];
				re += mr * v[2 * j] - mi * v[2 * j + 1];
				im += mr * v[2 * j + 1] + mi * v[2 * j];
				p[2 * j] += mr * v[2 * i] + mi * v[2 * i + 1];
				p[2 * j + 1] += mr * v[2 * i + 1] - mi * v[2 * i];
			}
			p[2 * i] += re;
			p[2 * i + 1] += im;
		}
		return p;
	}

	/** vector from component {@code from} on becomes (1 - 2 v v^H) times itself. */
	private static void reflect(final double[] vector, final double[] v, final int from) {
		double re = 0;
		double im = 0;
		for (int i = 0; i < v.length; i += 2) {
			final int k = 2 * from + i;
			re += v[i] * vector[k] + v[i + 1] * vector[k + 1];
			im += v[i] * vector[k + 1] - v[i + 1] * vector[k];
		}
		for (int i = 0; i < v.length; i += 2) {
			final int k = 2 * from + i;
			vector[k] -= 2 * (v[i] * re - v[i + 1] * im);
			vector[k + 1] -= 2 * (v[i] * im + v[i + 1] * re);
		}
	}

	/** QL iterations until the off-diagonal element behind eigenvalue {@code k} vanishes. */
	private void isolate(final int k) {
		for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
			int end = k;
			while (end < size - 1 && !negligible(end))
				end++;
			if (end == k) return;
			sweep(k, end);
		}
		throw new IllegalStateException("Eigenvalue " + k + " of " + size + " not found after " + MOST_ITERATIONS + " iterations");
	}

	private boolean negligible(final int i) {
		return Math.abs(offDiagonal[i]) <= Math.ulp(1.0) * (Math.abs(values[i]) + Math.abs(values[i + 1]));
	}

	/** One QL step with Wilkinson's shift on the block from {@code first} to {@code last}. */
	private void sweep(final int first, final int last) {
		final double half = (values[first + 1] - values[first]) / (2 * offDiagonal[first]);
		double g = values[last] - values[first] + offDiagonal[first] / (half + Math.copySign(Math.hypot(half, 1), half));
		double sine = 1;
		double cosine = 1;
		double p = 0;
		for (int i = last - 1; i >= first; i--) {
			final double f = sine * offDiagonal[i];
			final double b = cosine * offDiagonal[i];
			final double r = Math.hypot(f, g);
			offDiagonal[i + 1] = r;
			if (r == 0) {
				values[i + 1] -= p;
				offDiagonal[last] = 0;
				return;
			}
			sine = f / r;
			cosine = g / r;
			final double shifted = values[i + 1] - p;
			final double t = (values[i] - shifted) * sine + 2 * cosine * b;
			p = sine * t;
			values[i + 1] = shifted + p;
			g = cosine * t - b;
			rotate(tridiagonal[i], tridiagonal[i + 1], cosine, sine);
		}
		values[first] -= p;
		offDiagonal[first] = g;
		offDiagonal[last] = 0;
	}

	private static void rotate(final double[] a, final double[] b, final double cosine, final double sine) {
		for (int i = 0; i < a.length; i++) {
			final double f = b[i];
			b[i] = sine * a[i] + cosine * f;
			a[i] = cosine * a[i] - sine * f;
		}
	}

	private static double norm(final double[] v) {
		double sum = 0;
		for (final double value : v)
			sum += value * value;
		return Math.sqrt(sum);
	}

	private static void normalise(final double[] v) {
		final double norm = norm(v);
		if (norm == 0) return;
		for (int i = 0; i < v.length; i++)
			v[i] /= norm;
	}
}
