package io.github.phasegen.kspace.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.TestPlanes;

class SamplingMaskTest {

	private static final SamplingMask COLUMNS = SamplingMask.ofLines(new boolean[] { false, true, true }, PlaneAxis.X, 2);

	@Test
	void linesAlongXAreColumns() {
		assertArrayEquals(new boolean[] { false, true, true, false, true, true }, COLUMNS.samples());
		assertEquals(4, COLUMNS.count());
		assertEquals(1.5, COLUMNS.acceleration(), 1e-12);
		assertEquals(1, COLUMNS.fraction() * COLUMNS.acceleration(), 1e-12);
		assertTrue(COLUMNS.sampled(2, 1));
		assertFalse(COLUMNS.sampled(0, 1));
	}

	@Test
	void linesAlongYAreRows() {
		final SamplingMask rows = SamplingMask.ofLines(new boolean[] { false, true }, PlaneAxis.Y, 3);
		assertArrayEquals(new boolean[] { false, false, false, true, true, true }, rows.samples());
	}

	@Test
	void linesAreToldForTheirAxisAlone() {
		assertArrayEquals(new boolean[] { false, true, true }, COLUMNS.lines(PlaneAxis.X).orElseThrow());
		assertTrue(COLUMNS.lines(PlaneAxis.Y).isEmpty());
		assertTrue(SamplingMask.full(3, 2).lines(PlaneAxis.Y).isPresent());
	}

	@Test
	void applyingIsAProjection() {
		final SamplingMask mask = new GaussianPoints(3, 0.1).draw(17, 12, 1);
		final ComplexPlane all = TestPlanes.random(17, 12, 2);
		final ComplexPlane once = all.copy();
		mask.apply(once);
		for (int y = 0; y < 12; y++)
			for (int x = 0; x < 17; x++) {
				assertEquals(mask.sampled(x, y) ? all.re(x, y) : 0, once.re(x, y));
				assertEquals(mask.sampled(x, y) ? all.im(x, y) : 0, once.im(x, y));
			}
		final ComplexPlane twice = once.copy();
		mask.apply(twice);
		assertArrayEquals(once.data(), twice.data());
	}

	@Test
	void applyingIsSelfAdjoint() {
		final SamplingMask mask = new PoissonDisc(3, 0.1).draw(15, 18, 1);
		final ComplexPlane a = TestPlanes.random(15, 18, 3);
		final ComplexPlane b = TestPlanes.random(15, 18, 4);
		final ComplexPlane maskedA = a.copy();
		final ComplexPlane maskedB = b.copy();
		mask.apply(maskedA);
		mask.apply(maskedB);
		assertArrayEquals(TestPlanes.inner(maskedA.data(), b.data()), TestPlanes.inner(a.data(), maskedB.data()), 1e-9);
	}

	@Test
	void isNotChangedThroughItsArrays() {
		final boolean[] samples = { true, false };
		final SamplingMask mask = new SamplingMask(2, 1, samples);
		samples[1] = true;
		mask.samples()[1] = true;
		assertFalse(mask.sampled(1, 0));
	}

	@Test
	void masksOfEqualSamplesAreEqual() {
		final SamplingMask same = new SamplingMask(3, 2, COLUMNS.samples());
		assertEquals(COLUMNS, same);
		assertEquals(COLUMNS.hashCode(), same.hashCode());
		assertNotEquals(COLUMNS, SamplingMask.full(3, 2));
		assertNotEquals(SamplingMask.full(2, 3), SamplingMask.full(3, 2));
	}

	@Test
	void bothMasksMeasureWhatIsLeft() {
		final SamplingMask row = SamplingMask.ofLines(new boolean[] { true, false }, PlaneAxis.Y, 3);
		assertArrayEquals(new boolean[] { false, true, true, false, false, false }, COLUMNS.and(row).samples());
	}

	@Test
	void rejectsWrongSizesAndEmptyMasks() {
		assertThrows(IllegalArgumentException.class, () -> new SamplingMask(0, 2, new boolean[0]));
		assertThrows(IllegalArgumentException.class, () -> new SamplingMask(2, 2, new boolean[3]));
		assertThrows(IllegalArgumentException.class, () -> new SamplingMask(2, 2, new boolean[4]));
		assertThrows(IllegalArgumentException.class, () -> COLUMNS.apply(new ComplexPlane(2, 3)));
		assertThrows(IndexOutOfBoundsException.class, () -> COLUMNS.sampled(3, 0));
	}
}
