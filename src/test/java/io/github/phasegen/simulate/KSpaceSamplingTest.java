package io.github.phasegen.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.phasegen.kspace.ComplexPlane;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KSpaceSamplingTest {

	private static ComplexPlane acquire(final ComplexPlane signal, final Readout readout) {
		return new KSpaceSampling().acquire(signal.copy(), readout, new SplittableRandom(1));
	}

	private static Readout plain(final int width, final int height, final double sigma) {
		return new Readout(width, height, width, height, 1, 1, Readout.Window.NONE, sigma);
	}

	private static ComplexPlane constant(final int width, final int height) {
		final ComplexPlane plane = new ComplexPlane(width, height);
		for (int i = 0; i < plane.data().length; i += 2)
			plane.data()[i] = 1;
		return plane;
	}

	@Test
	void aConstantKeepsItsValueAtOddAndEvenSizes() {
		for (int n = 40; n < 44; n++)
			for (final float v : acquire(constant(n + 37, n + 22), plain(n, n - 1, 0)).magnitude())
				assertEquals(1, v, 1e-4);
	}

	@ParameterizedTest
	@EnumSource(Readout.Window.class)
	void theNoiseOfTheImageIsAsAskedWhateverTheWindow(final Readout.Window window) {
		final Readout readout = new Readout(61, 48, 96, 91, 1, 0.7, window, 0.25);
		double sum = 0;
		final KSpaceSampling sampling = new KSpaceSampling();
		final SplittableRandom random = new SplittableRandom(2);
		for (int n = 0; n < 20; n++)
			for (final float v : sampling.acquire(new ComplexPlane(100, 100), readout, random).data())
				sum += v * v;
		assertEquals(0.25, Math.sqrt(sum / (20 * 2 * 96 * 91)), 0.008);
	}

	@Test
	void zeroFillingCorrelatesTheNoiseOfNeighbours() {
		assertTrue(Math.abs(neighbourCorrelation(plain(64, 64, 1))) < 0.05);
		assertTrue(neighbourCorrelation(new Readout(32, 64, 64, 64, 1, 1, Readout.Window.NONE, 1)) > 0.5);
	}

	private static double neighbourCorrelation(final Readout readout) {
		final float[] data = acquire(new ComplexPlane(64, 64), readout).data();
		double product = 0;
		double square = 0;
		for (int i = 0; i < data.length - 2; i += 2) {
			product += data[i] * data[i + 2];
			square += data[i] * data[i];
		}
		return product / square;
	}

	@Test
	void partialFourierLeavesOneSideEmptyAndKeepsTheCentre() {
		final float[] weights = new Readout(64, 64, 64, 64, 0.625, 1, Readout.Window.NONE, 0).weights();
		int sampled = 0;
		for (int x = 0; x < 64; x++)
			sampled += weights[32 * 64 + x] > 0 ? 1 : 0;
		assertEquals(40, sampled);
		assertEquals(0, weights[32 * 64]);
		assertEquals(1, weights[32 * 64 + 63]);
		assertEquals(1, weights[32 * 64 + 32]);
		final float[] other = new Readout(64, 64, 64, 64, -0.625, 1, Readout.Window.NONE, 0).weights();
		assertEquals(1, other[32 * 64]);
		assertEquals(0, other[32 * 64 + 63]);
	}

	@Test
	void anAcquiredMatrixAboveTheImageIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Readout(65, 64, 64, 64, 1, 1, Readout.Window.NONE, 0));
	}
}
