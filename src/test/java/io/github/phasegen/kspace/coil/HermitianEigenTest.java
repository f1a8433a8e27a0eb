package io.github.phasegen.kspace.coil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HermitianEigenTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 8, 57 })
	void everyVectorIsScaledByItsValue(final int size) {
		final double[][] matrix = random(size, size);
		final HermitianEigen eigen = new HermitianEigen(copy(matrix));
		for (int k = 0; k < size; k++) {
			final double[] vector = eigen.vector(k);
			final double[] expected = Arrays.stream(vector).map(scaledBy(eigen.values()[k])).toArray();
			assertArrayEquals(expected, product(matrix, vector), 1e-11 * size * size);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 8, 57 })
	void vectorsAreOrthonormal(final int size) {
		final HermitianEigen eigen = new HermitianEigen(random(size, size));
		for (int a = 0; a < size; a++)
			for (int b = 0; b <= a; b++) {
				final double[] product = inner(eigen.vector(a), eigen.vector(b));
				assertEquals(a == b ? 1 : 0, product[0], 1e-12);
				assertEquals(0, product[1], 1e-12);
			}
	}

	/** Most windows of calibration data are noise alone: many eigenvalues are alike or 0. */
	@Test
	void valuesMayBeAlikeOrZero() {
		final double[][] matrix = new double[20][40];
		final double[][] rows = random(3, 20);
		for (int i = 0; i < 20; i++)
			for (int j = 0; j <= i; j++)
				for (int k = 0; k < 3; k++) {
					matrix[i][2 * j] += rows[k][2 * i] * rows[k][2 * j] + rows[k][2 * i + 1] * rows[k][2 * j + 1];
					matrix[i][2 * j + 1] += rows[k][2 * i + 1] * rows[k][2 * j] - rows[k][2 * i] * rows[k][2 * j + 1];
				}
		final double[] sorted = new HermitianEigen(matrix).values();
		Arrays.sort(sorted);
		for (int k = 0; k < 17; k++)
			assertEquals(0, sorted[k], 1e-11);
		assertEquals(3, Arrays.stream(sorted).filter(value -> value > 0.1).count());
		assertArrayEquals(new double[5], new HermitianEigen(new double[5][10]).values());
	}

	private static DoubleUnaryOperator scaledBy(final double factor) {
		return value -> factor * value;
	}

	/** Hermitian if square. */
	private static double[][] random(final int rows, final int columns) {
		final Random random = new Random(rows);
		final double[][] matrix = new double[rows][2 * columns];
		for (int i = 0; i < rows; i++)
			for (int j = 0; j < columns; j++) {
				matrix[i][2 * j] = random.nextGaussian();
				matrix[i][2 * j + 1] = random.nextGaussian();
			}
		if (rows == columns) for (int i = 0; i < rows; i++) {
			matrix[i][2 * i + 1] = 0;
			for (int j = 0; j < i; j++) {
				matrix[j][2 * i] = matrix[i][2 * j];
				matrix[j][2 * i + 1] = -matrix[i][2 * j + 1];
			}
		}
		return matrix;
	}

	private static double[][] copy(final double[][] matrix) {
		return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
	}

	private static double[] product(final double[][] matrix, final double[] vector) {
		final double[] product = new double[vector.length];
		for (int i = 0; i < matrix.length; i++)
			for (int j = 0; j < vector.length; j += 2) {
				product[2 * i] += matrix[i][j] * vector[j] - matrix[i][j + 1] * vector[j + 1];
				product[2 * i + 1] += matrix[i][j] * vector[j + 1] + matrix[i][j + 1] * vector[j];
			}
		return product;
	}

	private static double[] inner(final double[] a, final double[] b) {
		final double[] sum = new double[2];
		for (int i = 0; i < a.length; i += 2) {
			sum[0] += a[i] * b[i] + a[i + 1] * b[i + 1];
			sum[1] += a[i] * b[i + 1] - a[i + 1] * b[i];
		}
		return sum;
	}
}
