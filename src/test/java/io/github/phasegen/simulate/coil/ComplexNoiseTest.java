package io.github.phasegen.simulate.coil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

class ComplexNoiseTest {

	private static final int SIDE = 128;

	@Test
	void isCircularGaussian() {
		final ComplexPlane noise = drawn(new ComplexNoise(2.5, 1), 0, 0);
		final float[] re = noise.real();
		final float[] im = noise.imaginary();
		assertEquals(0, moment(re, re, 0, 1), 0.06);
		assertEquals(0, moment(im, im, 0, 1), 0.06);
		assertEquals(2.5 * 2.5, moment(re, re, 1, 1), 0.25);
		assertEquals(2.5 * 2.5, moment(im, im, 1, 1), 0.25);
		assertEquals(0, moment(re, im, 1, 1), 0.15);
		assertEquals(3 * Math.pow(2.5, 4), moment(re, re, 2, 2), 9);
	}

	@Test
	void isAddedToWhatIsThere() {
		final ComplexPlane plane = new ComplexPlane(2, 1, new float[] { 100, 200, 300, 400 });
		new ComplexNoise(0, 1).addTo(plane, 0, 0);
		assertArrayEquals(new float[] { 100, 200, 300, 400 }, plane.data());
		new ComplexNoise(1, 1).addTo(plane, 0, 0);
		assertArrayEquals(new float[] { 100, 200, 300, 400 }, plane.data(), 6);
	}

	@Test
	void coilsSlicesAndSeedsAreIndependent() {
		final float[] reference = drawn(new ComplexNoise(1, 7), 0, 0).real();
		assertArrayEquals(reference, drawn(new ComplexNoise(1, 7), 0, 0).real());
		for (final ComplexPlane other : new ComplexPlane[] { drawn(new ComplexNoise(1, 7), 1, 0), drawn(new ComplexNoise(1, 7), 0, 1),
			drawn(new ComplexNoise(1, 7), 1, 1), drawn(new ComplexNoise(1, 8), 0, 0), drawn(new ComplexNoise(1, 6), 1, 0) })
			assertEquals(0, moment(reference, other.real(), 1, 1), 0.035);
	}

	/** Whatever the norm, noise added to k-space is the noise wanted in the image. */
	@ParameterizedTest
	@EnumSource(FourierNorm.class)
	void kSpaceNoiseBecomesImageNoise(final FourierNorm norm) {
		final ComplexPlane plane = drawn(new ComplexNoise(0.5, 3).inKSpace(norm, SIDE * SIDE), 0, 0);
		new PlaneFourier(SIDE, SIDE).inverse(plane.data(), norm);
		assertEquals(0.25, moment(plane.real(), plane.real(), 1, 1), 0.01);
	}

	@Test
	void rejectsImpossibleLevels() {
		assertThrows(IllegalArgumentException.class, () -> new ComplexNoise(-1, 0));
		assertThrows(IllegalArgumentException.class, () -> new ComplexNoise(Double.NaN, 0));
	}

	private static ComplexPlane drawn(final ComplexNoise noise, final int coil, final int slice) {
		final ComplexPlane plane = new ComplexPlane(SIDE, SIDE);
		noise.addTo(plane, coil, slice);
		return plane;
	}

	private static double moment(final float[] a, final float[] b, final int powerA, final int powerB) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += Math.pow(a[i], powerA) * Math.pow(b[i], powerB);
		return sum / a.length;
	}
}
