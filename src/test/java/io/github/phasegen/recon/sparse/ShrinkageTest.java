package io.github.phasegen.recon.sparse;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.TestPlanes;

class ShrinkageTest {

	@ParameterizedTest
	@CsvSource({ "32, 48", "31, 17", "1, 9" })
	void thresholdZeroChangesNothing(final int width, final int height) {
		final float[] image = TestPlanes.random(width, height, 1).data();
		new WaveletShrinkage(width, height, 1).apply(image, 0);
		new TotalVariationShrinkage(width, height, 10).apply(image, 0);
		assertClose(TestPlanes.random(width, height, 1).data(), image, 1e-5);
	}

	@Test
	void aHugeThresholdLeavesNoWaveletsAndAConstant() {
		final float[] image = TestPlanes.random(20, 16, 1).data();
		new WaveletShrinkage(20, 16, 1).apply(image, 1e6);
		assertArrayEquals(new float[image.length], image, 0);
		final float[] flat = TestPlanes.random(8, 6, 1).data();
		final double mean = mean(flat);
		new TotalVariationShrinkage(8, 6, 2000).apply(flat, 100);
		for (int i = 0; i < flat.length; i += 2)
			assertEquals(mean, flat[i], 1e-3);
	}

	/** Proximal operators never take points further apart. */
	@ParameterizedTest
	@CsvSource({ "0.1", "1" })
	void areNotExpansive(final double threshold) {
		final float[] a = TestPlanes.random(33, 30, 1).data();
		final float[] b = TestPlanes.random(33, 30, 2).data();
		final double before = distance(a, b);
		final float[] c = a.clone();
		final float[] d = b.clone();
		new WaveletShrinkage(33, 30, 5).apply(a, threshold);
		new WaveletShrinkage(33, 30, 5).apply(b, threshold);
		assertTrue(distance(a, b) <= before);
		new TotalVariationShrinkage(33, 30, 200).apply(c, threshold);
		new TotalVariationShrinkage(33, 30, 200).apply(d, threshold);
		assertTrue(distance(c, d) <= before);
	}

	/** Of two pixels z and -z the minimiser of |x - z|^2 / 2 + t |x1 - x2| is known: each goes to the other by t. */
	@Test
	void totalVariationOfTwoPixelsIsExact() {
		final float[] image = { 3, 4, -3, -4 };
		new TotalVariationShrinkage(2, 1, 500).apply(image, 2.5);
		assertArrayEquals(new float[] { 1.5f, 2, -1.5f, -2 }, image, 1e-3f);
	}

	/** The objective is not higher than at the image itself and at other candidates near the result. */
	@Test
	void totalVariationFindsTheMinimum() {
		final float[] noisy = TestPlanes.random(12, 9, 3).data();
		final float[] denoised = noisy.clone();
		new TotalVariationShrinkage(12, 9, 500).apply(denoised, 0.4);
		final double least = objective(denoised, noisy, 12, 0.4);
		for (int seed = 0; seed < 20; seed++) {
			final float[] other = denoised.clone();
			final float[] change = TestPlanes.gaussian(other.length, seed);
			for (int i = 0; i < other.length; i++)
				other[i] += 0.02f * change[i];
			assertTrue(objective(other, noisy, 12, 0.4) > least);
		}
		assertTrue(objective(noisy, noisy, 12, 0.4) > least);
	}

	@Test
	void waveletsOfTheSameSeedShiftAlike() {
		final float[] a = TestPlanes.random(40, 40, 1).data();
		final float[] b = a.clone();
		final float[] c = a.clone();
		new WaveletShrinkage(40, 40, 7).apply(a, 1);
		new WaveletShrinkage(40, 40, 7).apply(b, 1);
		new WaveletShrinkage(40, 40, 8).apply(c, 1);
		assertArrayEquals(a, b);
		assertTrue(distance(a, c) > 0.1);
	}

	private static double objective(final float[] x, final float[] z, final int width, final double weight) {
		double variation = 0;
		for (int i = 0; i < x.length; i += 2) {
			final boolean right = i / 2 % width < width - 1;
			final boolean below = i + 2 * width < x.length;
			final double xr = right ? x[i + 2] - x[i] : 0;
			final double xi = right ? x[i + 3] - x[i + 1] : 0;
			final double yr = below ? x[i + 2 * width] - x[i] : 0;
			final double yi = below ? x[i + 2 * width + 1] - x[i + 1] : 0;
			variation += Math.sqrt(xr * xr + xi * xi + yr * yr + yi * yi);
		}
		return distance(x, z) * distance(x, z) / 2 + weight * variation;
	}

	private static double distance(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += ((double) a[i] - b[i]) * (a[i] - b[i]);
		return Math.sqrt(sum);
	}

	private static double mean(final float[] interleaved) {
		double sum = 0;
		for (int i = 0; i < interleaved.length; i += 2)
			sum += interleaved[i];
		return sum / (interleaved.length / 2);
	}
}
