package io.github.phasegen.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.sampling.SamplingMask;

class CoilKSpaceTest {

	private static final SamplingMask FULL = SamplingMask.full(4, 3);

	@Test
	void saysWhichCoilDisagreesWithTheMask() {
		assertError("coil 2: found 3 x 4 samples, expected 4 x 3", List.of(plane(4, 3), plane(3, 4)), FULL);
	}

	@Test
	void saysWhichSampleTheMaskLeavesOut() {
		final boolean[] samples = FULL.samples();
		samples[1 * 4 + 2] = false;
		assertError("coil 1, sample (2, 1)", List.of(plane(4, 3)), new SamplingMask(4, 3, samples));
	}

	@Test
	void saysWhichSampleIsNotFinite() {
		final ComplexPlane plane = plane(4, 3);
		plane.set(3, 2, 1, Float.NaN);
		assertError("coil 2, sample (3, 2): found NaN", List.of(plane(4, 3), plane), FULL);
	}

	@Test
	void rejectsEmptyKSpace() {
		assertError("0 everywhere", List.of(new ComplexPlane(4, 3)), FULL);
		assertError("at least one coil", List.of(), FULL);
	}

	@Test
	void rejectsSensitivitiesOfOtherCoilsSizesOrSlices() {
		final CoilKSpace slice = new CoilKSpace(List.of(plane(4, 3), plane(4, 3)), FULL);
		assertSensitivityError("found 1 coils, expected 2", slice, CoilSensitivities.forEverySlice(List.of(plane(4, 3))));
		assertSensitivityError("found 3 x 4 pixels", slice, CoilSensitivities.forEverySlice(List.of(plane(3, 4), plane(3, 4))));
		assertSensitivityError("found 2 slices", slice, CoilSensitivities.of(List.of(slice.coils(), slice.coils())));
	}

	@Test
	void severalCoilsNeedSensitivities() {
		final CoilKSpace slice = new CoilKSpace(List.of(plane(4, 3), plane(4, 3)), FULL);
		assertThrows(IllegalArgumentException.class, slice::encoding);
		assertEquals(2, slice.withSensitivities(CoilSensitivities.forEverySlice(slice.coils())).encoding().coils());
		assertEquals(1, new CoilKSpace(List.of(plane(4, 3)), FULL).encoding().coils());
	}

	private static ComplexPlane plane(final int width, final int height) {
		return TestPlanes.random(width, height, 1);
	}

	private static void assertError(final String expected, final List<ComplexPlane> coils, final SamplingMask mask) {
		final String message = assertThrows(IllegalArgumentException.class, () -> new CoilKSpace(coils, mask)).getMessage();
		assertTrue(message.contains(expected), message);
	}

	private static void assertSensitivityError(final String expected, final CoilKSpace slice, final CoilSensitivities maps) {
		final String message = assertThrows(IllegalArgumentException.class, () -> slice.withSensitivities(maps)).getMessage();
		assertTrue(message.contains(expected), message);
	}
}
