package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class CoherenceCurveTest {

	private static final int N = 128;
	private static final boolean[] DISC = TestPhases.disc(N, N, 50);

	private static CoherenceCurve of(final float[] phase) {
		return CoherenceCurve.of(phase, N, N, DISC);
	}

	@Test
	void distancesArePartsOfTheWidthInWholePixelsOnce() {
		assertArrayEquals(new int[] { 2, 4, 8, 16, 32, 51 }, of(new float[N * N]).distances());
		assertArrayEquals(new int[] { 1, 2, 4, 6 },
			CoherenceCurve.of(new float[256], 16, 16, TestPhases.everywhere(256)).distances());
	}

	@Test
	void aRampOfAnySlopeIsFullyCoherent() {
		final CoherenceCurve curve = of(TestPhases.wrapped(N, N, (x, y) -> 0.7 * x - 1.3 * y));
		for (int i = 0; i < 6; i++) {
			assertEquals(1, curve.alongX()[i], 1e-6);
			assertEquals(1, curve.alongY()[i], 1e-6);
		}
		assertEquals(0, curve.distanceTo(of(new float[N * N])), 1e-6);
	}

	@Test
	void noiseIsIncoherentAtEveryDistance() {
		final CoherenceCurve curve = of(TestPhases.uniform(N * N, 1));
		assertTrue(Arrays.stream(curve.alongX()).max().getAsDouble() < 0.05);
		assertTrue(Arrays.stream(curve.alongY()).max().getAsDouble() < 0.05);
		assertEquals(1, curve.distanceTo(of(new float[N * N])), 0.04);
	}

	@Test
	void aPatchworkIsCoherentWithinItsPatchesOnly() {
		final float[] patches = TestPhases.uniform(N * N, 2);
		final CoherenceCurve curve = of(TestPhases.plane(N, N, (x, y) -> patches[y / 16 * N + x / 16]));
		assertTrue(curve.alongX()[0] > 0.8, "at 2 px");
		assertTrue(curve.alongX()[4] < 0.35, "at 32 px");
	}

	@Test
	void slicesWithDifferentSlopesStayCoherent() {
		final List<PhaseSlice> slices = List.of(
			TestPhases.head(N, N, TestPhases.wrapped(N, N, (x, y) -> 0.1 * x)),
			TestPhases.head(N, N, TestPhases.wrapped(N, N, (x, y) -> -0.1 * x)));
		assertEquals(1, CoherenceCurve.ofHead(slices).alongX()[5], 1e-6);
	}

	@Test
	void globalPhaseDoesNotMatter() {
		final float[] phase = TestPhases.wrapped(N, N, (x, y) -> 2 * Math.sin(0.07 * x) * Math.cos(0.05 * y));
		assertEquals(0, of(phase).distanceTo(of(TestPhases.plus(phase, 1))), 1e-6);
	}

	@Test
	void distancesWithoutEnoughPairsAreLeftOut() {
		final CoherenceCurve small = CoherenceCurve.of(new float[N * N], N, N, TestPhases.disc(N, N, 10));
		assertTrue(Double.isNaN(small.alongX()[5]));
		assertEquals(0, small.distanceTo(of(new float[N * N])), 1e-12);
	}

	@Test
	void curvesOfDifferentWidthsCannotBeCompared() {
		final CoherenceCurve other = CoherenceCurve.of(new float[64 * 64], 64, 64, TestPhases.everywhere(64 * 64));
		assertThrows(IllegalArgumentException.class, () -> of(new float[N * N]).distanceTo(other));
	}
}
