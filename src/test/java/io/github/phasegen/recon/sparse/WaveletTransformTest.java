package io.github.phasegen.recon.sparse;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.TestPlanes;

class WaveletTransformTest {

	private static final String SIZES = """
		64, 32
		16, 16
		33, 47
		181, 217
		1, 40
		15, 7
		17, 1""";

	@ParameterizedTest
	@CsvSource(textBlock = SIZES)
	void isOrthogonal(final int width, final int height) {
		final WaveletTransform wavelets = new WaveletTransform(width, height);
		final float[] a = TestPlanes.random(width, height, 1).data();
		final float[] b = TestPlanes.random(width, height, 2).data();
		final double[] before = TestPlanes.inner(a, b);
		wavelets.forward(a);
		wavelets.forward(b);
		assertArrayEquals(before, TestPlanes.inner(a, b), 1e-4 * Math.sqrt(width * height));
	}

	@ParameterizedTest
	@CsvSource(textBlock = SIZES)
	void inverseUndoesForward(final int width, final int height) {
		final WaveletTransform wavelets = new WaveletTransform(width, height);
		final float[] data = TestPlanes.random(width, height, 1).data();
		wavelets.forward(data);
		wavelets.inverse(data);
		assertClose(TestPlanes.random(width, height, 1).data(), data, 1e-5);
	}

	/** Two vanishing moments: a plane without edges has coefficients in the coarsest image alone. */
	@Test
	void constantsAreCoarse() {
		final float[] data = new float[2 * 64 * 32];
		Arrays.fill(data, 1);
		new WaveletTransform(64, 32).forward(data);
		int large = 0;
		for (final float value : data)
			large += Math.abs(value) > 1e-4 ? 1 : 0;
		assertEquals(2 * 8 * 8, large);
	}

	@Test
	void linesHaveNoDetailsAwayFromTheEdges() {
		final float[] row = new float[2 * 32];
		for (int x = 0; x < 32; x++)
			row[2 * x] = 3 * x - 7;
		final float[] split = new float[2 * 32];
		Daubechies4.splitRow(row, 0, 32, split);
		for (int k = 0; k < 15; k++)
			assertEquals(0, split[2 * (16 + k)], 1e-4);
		assertTrue(Math.abs(split[2 * 31]) > 1, "the edge");
	}
}
