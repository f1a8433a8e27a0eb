package io.github.phasegen.kspace;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ComplexPlaneTest {

	@Test
	void polarPartsComeBack() {
		final float[] magnitude = { 0.5f, 2, 1e20f, 1e-20f };
		final float[] phase = { -3, 0, 3.1f, 1.5f };
		final ComplexPlane plane = ComplexPlane.fromPolar(2, 2, magnitude, phase);
		for (int i = 0; i < 4; i++)
			assertEquals(magnitude[i], plane.magnitude()[i], 1e-6 * magnitude[i]);
		assertClose(phase, plane.phase(), 1e-6);
	}

	@Test
	void isInterleavedRowByRow() {
		final ComplexPlane plane = new ComplexPlane(2, 2);
		plane.set(1, 0, 3, 4);
		assertArrayEquals(new float[] { 0, 0, 3, 4, 0, 0, 0, 0 }, plane.data());
		assertEquals(3, plane.re(1, 0));
		assertEquals(4, plane.im(1, 0));
		assertArrayEquals(new float[] { 0, 5, 0, 0 }, plane.magnitude());
	}

	/** The interval (-pi, pi] has one name for the negative real axis, and zeros have phase 0 whatever their signs. */
	@Test
	void phaseIsUnambiguous() {
		final float[] data = { -1, 0f, -1, -0f, -1, -1e-30f, -0f, -0f };
		final float pi = (float) Math.PI;
		assertArrayEquals(new float[] { pi, pi, pi, 0 }, new ComplexPlane(4, 1, data).phase());
	}

	@Test
	void wrapsItsArrayAndCopiesOnRequest() {
		final float[] data = new float[2];
		final ComplexPlane plane = new ComplexPlane(1, 1, data);
		final ComplexPlane copy = plane.copy();
		data[1] = 7;
		assertEquals(7, plane.im(0, 0));
		assertEquals(0, copy.im(0, 0));
	}

	@Test
	void rejectsWhatDoesNotFit() {
		final Exception e = assertThrows(IllegalArgumentException.class, () -> new ComplexPlane(3, 2, new float[6]));
		assertTrue(e.getMessage().contains("expected 12, found 6"), e.getMessage());
		assertThrows(IllegalArgumentException.class, () -> new ComplexPlane(0, 2));
		assertThrows(IllegalArgumentException.class, () -> ComplexPlane.fromPolar(2, 2, new float[4], new float[3]));
		assertThrows(IndexOutOfBoundsException.class, () -> new ComplexPlane(3, 2).re(3, 0));
	}
}
