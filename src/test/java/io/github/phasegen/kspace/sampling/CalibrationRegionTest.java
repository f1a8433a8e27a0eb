package io.github.phasegen.kspace.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.TestPlanes;

class CalibrationRegionTest {

	@Test
	void ofColumnsIsTheMiddleOnes() {
		final SamplingMask mask = SamplingMask.ofLines(columns(16, 2, 6, 7, 8, 9, 10, 12), PlaneAxis.X, 12);
		assertEquals(Optional.of(new CalibrationRegion(5, 12)), CalibrationRegion.of(mask, 24));
		assertEquals(Optional.of(new CalibrationRegion(4, 4)), CalibrationRegion.of(mask, 4));
	}

	@Test
	void ofAnEvenNumberOfColumnsToo() {
		final SamplingMask mask = SamplingMask.ofLines(columns(15, 5, 6, 7, 8), PlaneAxis.X, 3);
		assertEquals(Optional.of(new CalibrationRegion(4, 3)), CalibrationRegion.of(mask, 24));
	}

	@Test
	void ofAFullMaskIsAllOrTheMost() {
		assertEquals(Optional.of(new CalibrationRegion(9, 31)), CalibrationRegion.of(SamplingMask.full(9, 31), 100));
		assertEquals(Optional.of(new CalibrationRegion(9, 24)), CalibrationRegion.of(SamplingMask.full(9, 31), 24));
	}

	@Test
	void withoutTheCentreThereIsNone() {
		assertEquals(Optional.empty(), CalibrationRegion.of(SamplingMask.ofLines(columns(8, 1, 2, 3), PlaneAxis.X, 8), 24));
	}

	@Test
	void ofPatternsHoldsTheirCentre() {
		final CalibrationRegion region = CalibrationRegion.of(new RandomColumns(4, 0.1, PlaneAxis.X).draw(200, 60, 1), 24).orElseThrow();
		assertTrue(region.width() >= 19 && region.width() <= 24, region.toString());
		assertEquals(24, region.height());
	}

	@Test
	void cutsAboutTheCentre() {
		final ComplexPlane plane = TestPlanes.random(9, 8, 1);
		final ComplexPlane cut = new CalibrationRegion(4, 3).cut(plane);
		assertEquals(plane.re(4, 4), cut.re(2, 1));
		assertEquals(plane.im(2, 3), cut.im(0, 0));
	}

	@Test
	void knowsWhetherAMaskMeasuresIt() {
		final SamplingMask mask = SamplingMask.ofLines(columns(8, 3, 4), PlaneAxis.X, 8);
		assertTrue(new CalibrationRegion(2, 8).measuredBy(mask));
		assertFalse(new CalibrationRegion(3, 8).measuredBy(mask));
		assertFalse(new CalibrationRegion(2, 9).measuredBy(mask));
		assertThrows(IllegalArgumentException.class, () -> new CalibrationRegion(0, 3));
	}

	private static boolean[] columns(final int count, final int... sampled) {
		final boolean[] columns = new boolean[count];
		for (final int column : sampled)
			columns[column] = true;
		return columns;
	}
}
