package io.github.phasegen.simulate.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.phasegen.kspace.ComplexPlane;

class BorrowedPhaseTest {

	private static ComplexPlane constant(final int width, final int height, final double phase) {
		final ComplexPlane plane = new ComplexPlane(width, height);
		for (int i = 0; i < width * height; i++) {
			plane.data()[2 * i] = (float) Math.cos(phase);
			plane.data()[2 * i + 1] = (float) Math.sin(phase);
		}
		return plane;
	}

	@Test
	void theDonorsSliceAtTheSamePlaceIsTaken() {
		final BorrowedPhase borrowed = new BorrowedPhase(List.of(constant(8, 8, 0.1), constant(8, 8, 0.2), constant(8, 8, 0.3)));
		final float[] magnitude = new float[64];
		assertEquals(0.1, borrowed.phase(magnitude, 8, 8, 0.0, 1)[5], 1e-6);
		assertEquals(0.2, borrowed.phase(magnitude, 8, 8, 0.6, 1)[5], 1e-6);
		assertEquals(0.3, borrowed.phase(magnitude, 8, 8, 1.0, 1)[5], 1e-6);
		assertThrows(IllegalArgumentException.class, () -> borrowed.phase(magnitude, 8, 8, 1.1, 1));
	}

	@Test
	void theSameSizeKeepsEveryPixel() {
		final List<ComplexPlane> donor =
			TestHeads.drawnBy(new GaussianRandomField(new GaussianRandomField.Parameters(0.2, 1)), 32, 28, 1);
		assertArrayEquals(donor.get(0).phase(), new BorrowedPhase(donor).phase(new float[32 * 28], 32, 28, 7), 2e-3f);
	}

	@Test
	void anotherSizeIsCoveredWithoutDistortion() {
		final int size = 24;
		final ComplexPlane plane = new ComplexPlane(size, size);
		for (int y = 0; y < size; y++)
			for (int x = 0; x < size; x++)
				plane.set(x, y, (float) Math.cos(2 * Math.PI * x / size), (float) Math.sin(2 * Math.PI * x / size));
		final float[] phase = new BorrowedPhase(List.of(plane)).phase(new float[48 * 30], 48, 30, 1);
		for (int x = 1; x < 48; x++)
			assertEquals(2 * Math.PI / 48, Math.IEEEremainder(phase[15 * 48 + x] - phase[15 * 48 + x - 1], 2 * Math.PI), 1e-4);
	}
}
