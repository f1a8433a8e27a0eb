package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadialSpectrumTest {

	private static RadialSpectrum of(final int width, final int height, final float[] phase) {
		return RadialSpectrum.of(List.of(TestPhases.head(width, height, phase)));
	}

	@ParameterizedTest
	@CsvSource({ "64,64", "63,63", "48,65" })
	void aPlaneWaveHasItsPowerInItsRing(final int width, final int height) {
		final float[] ones = TestPhases.plane(width, height, (x, y) -> 1);
		final float[] wave = TestPhases.wrapped(width, height, (x, y) -> 2 * Math.PI * 5 * x / width);
		final boolean[] all = TestPhases.everywhere(width * height);
		final double[] decibels = RadialSpectrum.of(List.of(new PhaseSlice(width, height, ones, wave, all, all))).decibels();
		int best = 0;
		for (int ring = 0; ring < decibels.length; ring++)
			best = decibels[ring] > decibels[best] ? ring : best;
		assertEquals(Math.round(5.0 * 2 * (Math.min(width, height) / 2) / width), best);
	}

	@Test
	void whiteNoiseIsFlatAtZeroDecibels() {
		final boolean[] all = TestPhases.everywhere(128 * 128);
		final float[] ones = TestPhases.plane(128, 128, (x, y) -> 1);
		final double[] decibels = RadialSpectrum.of(List.of(new PhaseSlice(128, 128, ones, TestPhases.uniform(128 * 128, 1), all, all)))
			.decibels();
		for (int ring = 8; ring < decibels.length; ring++)
			assertEquals(0, decibels[ring], 1.5);
	}

	@Test
	void globalPhaseAndScaleDoNotMatter() {
		final float[] phase = TestPhases.wrapped(64, 64, (x, y) -> 0.01 * x * y);
		final PhaseSlice slice = TestPhases.head(64, 64, phase);
		final float[] louder = TestPhases.plane(64, 64, (x, y) -> 70 * slice.magnitude()[y * 64 + x]);
		final PhaseSlice other = new PhaseSlice(64, 64, louder, TestPhases.plus(phase, 2), slice.head(), slice.background());
		assertArrayEquals(RadialSpectrum.of(List.of(slice)).decibels(), RadialSpectrum.of(List.of(other)).decibels(), 1e-3);
	}

	@Test
	void roughPhaseIsFurtherAwayThanSmoothPhase() {
		final RadialSpectrum zero = of(64, 64, new float[64 * 64]);
		final double smooth = zero.distanceTo(of(64, 64, TestPhases.wrapped(64, 64, (x, y) -> 0.03 * x)));
		final double rough = zero.distanceTo(of(64, 64, TestPhases.uniform(64 * 64, 1)));
		assertEquals(0, zero.distanceTo(zero));
		assertTrue(smooth < 0.5 * rough, smooth + " < " + rough);
	}

	@Test
	void anEmptyImageHasASpectrumToo() {
		final boolean[] none = new boolean[16];
		final RadialSpectrum empty = RadialSpectrum.of(List.of(new PhaseSlice(4, 4, new float[16], new float[16], none, none)));
		assertEquals(0, empty.distanceTo(empty));
	}

	@Test
	void spectraOfDifferentSizesCannotBeCompared() {
		assertThrows(IllegalArgumentException.class,
			() -> of(64, 64, new float[64 * 64]).distanceTo(of(32, 32, new float[32 * 32])));
	}
}
