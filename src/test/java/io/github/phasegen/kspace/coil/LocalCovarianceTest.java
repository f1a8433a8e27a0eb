package io.github.phasegen.kspace.coil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.ComplexPlane;

class LocalCovarianceTest {

	private static final int WIDTH = 9;
	private static final int HEIGHT = 11;

	@ParameterizedTest
	@CsvSource({ "1,1", "3,1", "5,2", "21,3" })
	void isTheSumOverTheWindow(final int block, final int step) {
		final List<ComplexPlane> coils = TestCoils.random(WIDTH, HEIGHT, 3, 1);
		final LocalCovariance covariance = new LocalCovariance(coils, block);
		final double[] packed = new double[LocalCovariance.packedLength(3)];
		for (int y = 0; y < HEIGHT; y += step) {
			covariance.moveTo(y);
			for (int x = 0; x < WIDTH; x++) {
				covariance.at(x, packed);
				assertArrayEquals(direct(coils, x, y, block / 2), packed, 1e-9);
			}
		}
	}

	private static double[] direct(final List<ComplexPlane> coils, final int x, final int y, final int radius) {
		final double[] packed = new double[12];
		int i = 0;
		for (int a = 0; a < 3; a++)
			for (int b = a; b < 3; b++, i += 2)
				for (int v = Math.max(0, y - radius); v <= Math.min(HEIGHT - 1, y + radius); v++)
					for (int u = Math.max(0, x - radius); u <= Math.min(WIDTH - 1, x + radius); u++) {
						final ComplexPlane p = coils.get(a);
						final ComplexPlane q = coils.get(b);
						packed[i] += (double) p.re(u, v) * q.re(u, v) + (double) p.im(u, v) * q.im(u, v);
						packed[i + 1] += (double) p.im(u, v) * q.re(u, v) - (double) p.re(u, v) * q.im(u, v);
					}
		return packed;
	}

	/** 5 u u' + 2 w w' with orthogonal u and w of norm 1; the middle component is to be real. */
	@Test
	void theDominantEigenvectorIsFound() {
		final double[] u = { 0.6, 0, 0, 0.64, 0.48, 0 };
		final double[] w = { 0, 0.8, 0.48, 0, 0, -0.36 };
		final double[] packed = new double[12];
		addOuter(packed, u, 5);
		addOuter(packed, w, 2);
		final double[] vector = new double[6];
		final DominantEigenvector dominant = new DominantEigenvector(3);
		dominant.of(packed, 1, vector);
		assertArrayEquals(new double[] { 0, -0.6, 0.64, 0, 0, -0.48 }, vector, 1e-4);
		assertEquals(7, dominant.trace(packed), 1e-9);
	}

	private static void addOuter(final double[] packed, final double[] v, final double weight) {
		int i = 0;
		for (int a = 0; a < 6; a += 2)
			for (int b = a; b < 6; b += 2, i += 2) {
				packed[i] += weight * (v[a] * v[b] + v[a + 1] * v[b + 1]);
				packed[i + 1] += weight * (v[a + 1] * v[b] - v[a] * v[b + 1]);
			}
	}
}
