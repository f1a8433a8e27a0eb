package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResiduesTest {

	private static final int N = 40;
	private static final boolean[] ALL = TestPhases.everywhere(N * N);

	@Test
	void oneVortexIsOneResidue() {
		final float[] vortex = TestPhases.plane(N, N, (x, y) -> Math.atan2(y - 19.5, x - 20.5));
		assertEquals(1, Residues.of(vortex, N, N, ALL).count());
		assertEquals(1.0 / (N * N), Residues.of(vortex, N, N, ALL).density());
	}

	@Test
	void aVortexPairIsTwoResidues() {
		final float[] pair = TestPhases.plane(N, N, (x, y) -> Math.atan2(y - 19.5, x - 10.5) - Math.atan2(y - 19.5, x - 30.5));
		assertEquals(2, Residues.of(pair, N, N, ALL).count());
	}

	@Test
	void smoothPhaseHasNoneHoweverOftenItWraps() {
		assertEquals(0, Residues.of(TestPhases.wrapped(N, N, (x, y) -> 2 * x + 0.03 * y * y), N, N, ALL).count());
	}

	@Test
	void aVortexAtTheRimOfTheMaskDoesNotCount() {
		final boolean[] hole = ALL.clone();
		hole[19 * N + 20] = false;
		final float[] vortex = TestPhases.plane(N, N, (x, y) -> Math.atan2(y - 19.5, x - 20.5));
		assertEquals(0, Residues.of(vortex, N, N, hole).count());
	}

	@Test
	void noiseHasOneInThreeLoops() {
		final boolean[] all = TestPhases.everywhere(200 * 200);
		assertEquals(1 / 3.0, Residues.of(TestPhases.uniform(200 * 200, 4), 200, 200, all).density(), 0.01);
	}

	@Test
	void globalPhaseDoesNotMatter() {
		final float[] phase = TestPhases.uniform(N * N, 8);
		assertEquals(Residues.of(phase, N, N, ALL).count(), Residues.of(TestPhases.plus(phase, 0.5), N, N, ALL).count());
	}

	@Test
	void densitiesAreComparedByDifferenceAndByRatio() {
		final Residues one = new Residues(100, 10_000);
		final Residues other = new Residues(200, 10_000);
		assertEquals(0.01, one.differenceTo(other), 1e-12);
		assertEquals(Math.log(2), one.logRatioTo(other), 0.005);
		assertEquals(one.logRatioTo(other), other.logRatioTo(one), 1e-12);
		assertEquals(0, one.logRatioTo(one));
		assertTrue(Double.isFinite(new Residues(0, 10_000).logRatioTo(one)));
		assertTrue(Double.isNaN(new Residues(0, 0).logRatioTo(one)));
	}
}
