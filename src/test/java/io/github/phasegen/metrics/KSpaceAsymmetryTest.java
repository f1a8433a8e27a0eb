package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.ComplexPlane;

class KSpaceAsymmetryTest {

	private static ComplexPlane image(final int width, final int height, final double offset, final double noise) {
		final float[] magnitude = TestPhases.uniform(width * height, 1);
		for (int i = 0; i < magnitude.length; i++)
			magnitude[i] = Math.abs(magnitude[i]);
		final float[] phase = TestPhases.uniform(width * height, 2);
		for (int i = 0; i < phase.length; i++)
			phase[i] = (float) (noise * phase[i] + offset);
		return ComplexPlane.fromPolar(width, height, magnitude, phase);
	}

	@ParameterizedTest
	@CsvSource({ "8,8", "9,9", "16,9", "7,12", "1,1", "1,6" })
	void aRealImageIsSymmetricAtOddAndEvenSizes(final int width, final int height) {
		assertEquals(0, KSpaceAsymmetry.of(image(width, height, 0, 0)).relative(), 1e-9);
	}

	@ParameterizedTest
	@CsvSource({ "8,8", "9,9", "16,9" })
	void anImaginaryImageIsAntisymmetricButOnlyByItsGlobalPhase(final int width, final int height) {
		final KSpaceAsymmetry asymmetry = KSpaceAsymmetry.of(image(width, height, Math.PI / 2, 0));
		assertEquals(4, asymmetry.relative(), 1e-5);
		assertEquals(0, asymmetry.gaugeFree(), 1e-5);
	}

	@Test
	void aGlobalPhaseAddsFourSineSquared() {
		assertEquals(4 * Math.pow(Math.sin(0.3), 2), KSpaceAsymmetry.of(image(12, 15, 0.3, 0)).relative(), 1e-5);
	}

	@Test
	void randomPhaseHasNothingInCommonWithItsMirrorImage() {
		final KSpaceAsymmetry asymmetry = KSpaceAsymmetry.of(image(128, 128, 0, 1));
		assertEquals(2, asymmetry.relative(), 0.05);
		assertEquals(2, asymmetry.gaugeFree(), 0.05);
	}

	@Test
	void theBestGlobalPhaseIsTheSmallestOfAll() {
		final KSpaceAsymmetry asymmetry = KSpaceAsymmetry.of(image(20, 21, 0.4, 0.3));
		double smallest = Double.POSITIVE_INFINITY;
		for (double offset = 0; offset < Math.PI; offset += 0.01)
			smallest = Math.min(smallest, KSpaceAsymmetry.of(image(20, 21, 0.4 + offset, 0.3)).relative());
		assertEquals(smallest, asymmetry.gaugeFree(), 1e-3);
		assertTrue(asymmetry.gaugeFree() < asymmetry.relative());
	}

	@Test
	void slicesCountByTheirEnergy() {
		final boolean[] all = TestPhases.everywhere(64);
		final float[] loud = TestPhases.plane(8, 8, (x, y) -> 3);
		final float[] quiet = TestPhases.plane(8, 8, (x, y) -> 1);
		final float[] imaginary = TestPhases.plane(8, 8, (x, y) -> Math.PI / 2);
		final List<PhaseSlice> slices = List.of(new PhaseSlice(8, 8, loud, new float[64], all, all),
			new PhaseSlice(8, 8, quiet, imaginary, all, all));
		assertEquals(0.4, KSpaceAsymmetry.relative(slices), 1e-5);
		assertEquals(0, KSpaceAsymmetry.gaugeFree(slices), 1e-5);
	}
}
