package io.github.phasegen.kspace.coil;

import java.util.Arrays;

/**
 * The eigenvector of the largest eigenvalue of a packed covariance (see {@link LocalCovariance}), by power iteration. Where two eigenvalues
 * are nearly equal (pure noise) the iteration ends early with a mixture of their vectors, which is as good an answer there. Owns scratch
 * memory: not thread-safe.
 */
final class DominantEigenvector {

	private static final int MOST_ITERATIONS = 24;
	private static final double TOLERANCE = 1e-10;

	private final int coils;
	private final double[] next;

	DominantEigenvector(final int coils) {
		this.coils = coils;
		next = new double[2 * coils];
	}

	/** The sum of the eigenvalues: the energy of all coils. */
	double trace(final double[] packed) {
		double trace = 0;
		for (int a = 0, i = 0; a < coils; i += 2 * (coils - a), a++)
			trace += packed[i];
		return trace;
	}

	/** Writes the interleaved eigenvector of norm 1, its component {@code real} real and not negative. The matrix must not be 0. */
	void of(final double[] packed, final int real, final double[] vector) {
		start(packed, vector);
		double change = 1;
		for (int k = 0; k < MOST_ITERATIONS && change > TOLERANCE; k++) {
			multiply(packed, vector);
			normalise(next);
			change = 0;
			for (int i = 0; i < vector.length; i++) {
				change += (next[i] - vector[i]) * (next[i] - vector[i]);
				vector[i] = next[i];
			}
		}
		rotate(vector, real);
	}

	/** The eigenvalue of an eigenvector of norm 1. */
	double valueOf(final double[] packed, final double[] vector) {
		multiply(packed, vector);
		double value = 0;
		for (int i = 0; i < vector.length; i++)
			value += next[i] * vector[i];
		return value;
	}

	/** The strongest coil alone: the most energy, so never orthogonal to where the energy is. */
	private void start(final double[] packed, final double[] vector) {
		int strongest = 0;
		double most = -1;
		for (int a = 0, i = 0; a < coils; i += 2 * (coils - a), a++) {
			vector[2 * a] = 0;
			vector[2 * a + 1] = 0;
			if (packed[i] > most) {
				most = packed[i];
				strongest = a;
			}
		}
		vector[2 * strongest] = 1;
	}

	private void multiply(final double[] packed, final double[] vector) {
		Arrays.fill(next, 0);
		for (int a = 0, i = 0; a < 2 * coils; a += 2) {
			double re = packed[i] * vector[a];
			double im = packed[i] * vector[a + 1];
			i += 2;
			for (int b = a + 2; b < 2 * coils; b += 2, i += 2) {
				final double mRe = packed[i];
				final double mIm = packed[i + 1];
				re += mRe * vector[b] - mIm * vector[b + 1];
				im += mRe * vector[b + 1] + mIm * vector[b];
				next[b] += mRe * vector[a] + mIm * vector[a + 1];
				next[b + 1] += mRe * vector[a + 1] - mIm * vector[a];
			}
			next[a] += re;
			next[a + 1] += im;
		}
	}

	private static void normalise(final double[] vector) {
		double sum = 0;
		for (final double value : vector)
			sum += value * value;
		final double factor = 1 / Math.sqrt(sum);
		for (int i = 0; i < vector.length; i++)
			vector[i] *= factor;
	}

	private static void rotate(final double[] vector, final int real) {
		final double modulus = Math.hypot(vector[2 * real], vector[2 * real + 1]);
		if (modulus == 0)
			return;
		final double c = vector[2 * real] / modulus;
		final double s = -vector[2 * real + 1] / modulus;
		for (int i = 0; i < vector.length; i += 2) {
			final double re = vector[i];
			vector[i] = c * re - s * vector[i + 1];
			vector[i + 1] = c * vector[i + 1] + s * re;
		}
	}
}
