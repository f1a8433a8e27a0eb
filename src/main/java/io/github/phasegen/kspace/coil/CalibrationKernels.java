package io.github.phasegen.kspace.coil;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * What windows of calibration data have in common: the projection onto the space of signal among all windows of kernel x kernel samples and
 * all coils, as correlations between coils for every distance in k-space.
 */
final class CalibrationKernels {

	private final int coils;
	private final int kernel;
	private final int size;

	private CalibrationKernels(final int coils, final int kernel) {
		this.coils = coils;
		this.kernel = kernel;
		size = coils * kernel * kernel;
	}

	/**
	 * @param calibration fully measured k-space of all coils, at least as large as the kernel
	 * @return by pair of coils (a, b), a <= b, in rows of the upper triangle: interleaved correlations for distances from -(kernel - 1) to
	 *         kernel - 1 along x, then y, over the number of samples of a kernel
	 */
	static double[][] correlations(final List<ComplexPlane> calibration, final EspiritOptions options) {
		final CalibrationKernels kernels = new CalibrationKernels(calibration.size(), options.kernel());
		return kernels.correlations(kernels.signalVectors(kernels.windows(calibration), options.threshold()));
	}

	/** A row per place of the window: interleaved samples by coil, row, column. */
	private double[][] windows(final List<ComplexPlane> calibration) {
		final int columns = calibration.get(0).width() - kernel + 1;
		final int rows = calibration.get(0).height() - kernel + 1;
		final double[][] windows = new double[columns * rows][2 * size];
		for (int k = 0; k < windows.length; k++) {
			int to = 0;
			for (final ComplexPlane coil : calibration)
				for (int y = k / columns; y < k / columns + kernel; y++)
					for (int x = k % columns; x < k % columns + kernel; x++) {
						windows[k][to++] = coil.re(x, y);
						windows[k][to++] = coil.im(x, y);
					}
		}
		return windows;
	}

	/** Orthonormal vectors that span the windows' signal, by the smaller one of the two Gram matrices. */
	private double[][] signalVectors(final double[][] windows, final double threshold) {
		final boolean few = windows.length < size;
		final HermitianEigen eigen = new HermitianEigen(few ? gramOfRows(windows) : gramOfColumns(windows));
		final double[] values = eigen.values();
		final double most = Arrays.stream(values).max().orElseThrow();
		if (!(most > 0)) throw new IllegalArgumentException("calibration region: found 0 everywhere, expected measured samples");
		final double least = Math.max(threshold, 1e-12) * most;
		final int[] chosen = IntStream.range(0, values.length).filter(k -> values[k] > least).toArray();
		final double[][] vectors = new double[chosen.length][];
		for (int k = 0; k < chosen.length; k++) {
			final double[] vector = eigen.vector(chosen[k]);
			vectors[k] = few ? combination(windows, vector, 1 / Math.sqrt(values[chosen[k]])) : vector;
		}
		return vectors;
	}

	/** Element (i, j): sum over columns of row i times the conjugate of row j; lower triangle. */
	private static double[][] gramOfRows(final double[][] rows) {
		final double[][] gram = new double[rows.length][2 * rows.length];
		for (int i = 0; i < rows.length; i++)
			for (int j = 0; j <= i; j++) {
				double re = 0;
				double im = 0;
				for (int k = 0; k < rows[i].length; k += 2) {
					re += rows[i][k] * rows[j][k] + rows[i][k + 1] * rows[j][k + 1];
					im += rows[i][k + 1] * rows[j][k] - rows[i][k] * rows[j][k + 1];
				}
				// the matrix whose eigenvectors combine rows is the conjugate
				gram[i][2 * j] = re;
				gram[i][2 * j + 1] = -im;
			}
		return gram;
	}

	/** Element (i, j): sum over windows of component i times the conjugate of component j; lower triangle. */
	private double[][] gramOfColumns(final double[][] windows) {
		final double[][] gram = new double[size][2 * size];
		for (final double[] window : windows)
			for (int i = 0; i < size; i++) {
				final double re = window[2 * i];
				final double im = window[2 * i + 1];
				final double[] row = gram[i];
				for (int j = 0; j <= 2 * i; j += 2) {
					row[j] += re * window[j] + im * window[j + 1];
					row[j + 1] += im * window[j] - re * window[j + 1];
				}
			}
		return gram;
	}

	private double[] combination(final double[][] windows, final double[] weights, final double factor) {
		final double[] sum = new double[2 * size];
		for (int k = 0; k < windows.length; k++) {
			final double re = factor * weights[2 * k];
			final double im = factor * weights[2 * k + 1];
			for (int i = 0; i < sum.length; i += 2) {
				sum[i] += re * windows[k][i] - im * windows[k][i + 1];
				sum[i + 1] += re * windows[k][i + 1] + im * windows[k][i];
			}
		}
		return sum;
	}

	private double[][] correlations(final double[][] vectors) {
		final int lags = 2 * kernel - 1;
		final double[][] correlations = new double[coils * (coils + 1) / 2][2 * lags * lags];
		int pair = 0;
		for (int a = 0; a < coils; a++)
			for (int b = a; b < coils; b++) {
				for (final double[] vector : vectors)
					correlate(vector, a * kernel * kernel, b * kernel * kernel, correlations[pair]);
				pair++;
			}
		return correlations;
	}

	/** Adds v_a(i) conj(v_b(j)) for the distance i - j. */
	private void correlate(final double[] vector, final int a, final int b, final double[] sum) {
		final int lags = 2 * kernel - 1;
		final double scale = 1.0 / (kernel * kernel);
		for (int i = 0; i < kernel * kernel; i++) {
			final double re = scale * vector[2 * (a + i)];
			final double im = scale * vector[2 * (a + i) + 1];
			for (int j = 0; j < kernel * kernel; j++) {
				final int dx = i % kernel - j % kernel + kernel - 1;
				final int dy = i / kernel - j / kernel + kernel - 1;
				final int to = 2 * (dy * lags + dx);
				final double otherRe = vector[2 * (b + j)];
				final double otherIm = vector[2 * (b + j) + 1];
				sum[to] += re * otherRe + im * otherIm;
				sum[to + 1] += im * otherRe - re * otherIm;
			}
		}
	}
}
