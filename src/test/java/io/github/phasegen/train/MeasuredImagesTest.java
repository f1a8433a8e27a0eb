package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredImagesTest {

	private final SplittableRandom random = new SplittableRandom(1);

	@Test
	void aSliceComesInEightOrientationsWithEveryPhaseAndBothSigns() {
		// moduli 1 to 4; the phase of 4 against that of 1 is 0.5 rad
		final ComplexPlane slice = ComplexPlane.fromPolar(2, 2, new float[] { 1, 2, 3, 4 }, new float[] { 0, 0, 0, 0.5f });
		final MeasuredImages images = new MeasuredImages(List.of(List.of(slice)));
		final Set<String> orientations = new HashSet<>();
		final Set<Long> signs = new HashSet<>();
		final Set<Long> octants = new HashSet<>();
		for (int i = 0; i < 300; i++) {
			final ComplexPlane drawn = images.draw(random, 2, 2);
			final float[] magnitude = drawn.magnitude();
			final int one = indexOf(magnitude, 1);
			orientations.add(one + " " + indexOf(magnitude, 2));
			final double step = Math.IEEEremainder(drawn.phase()[indexOf(magnitude, 4)] - drawn.phase()[one], 2 * Math.PI);
			assertEquals(0.5, Math.abs(step), 1e-5);
			signs.add(Math.round(Math.signum(step)));
			octants.add((long) Math.floor(drawn.phase()[one] / (Math.PI / 4)));
		}
		assertEquals(8, orientations.size());
		assertEquals(2, signs.size());
		assertTrue(octants.size() >= 8);
	}

	private static int indexOf(final float[] magnitude, final int value) {
		for (int i = 0; i < magnitude.length; i++)
			if (Math.round(magnitude[i]) == value) return i;
		throw new AssertionError(value + " is not in " + Arrays.toString(magnitude));
	}

	@ParameterizedTest
	@CsvSource({ "40, 40", "64, 32", "17, 90", "200, 200", "8, 8" })
	void anySizeIsServedAtTheSameBrightness(final int width, final int height) {
		final float[] constant = new float[50 * 36];
		Arrays.fill(constant, 3);
		final ComplexPlane slice = ComplexPlane.fromPolar(50, 36, constant, new float[constant.length]);
		final float[] drawn = new MeasuredImages(List.of(List.of(slice))).draw(random, width, height).magnitude();
		final float[] expected = new float[width * height];
		Arrays.fill(expected, 3);
		assertArrayEquals(expected, drawn, 1e-3f);
	}

	@Test
	void everyHeadIsEquallyLikelyWhateverItsSlices() {
		final ComplexPlane one = ComplexPlane.fromPolar(1, 1, new float[] { 1 }, new float[1]);
		final ComplexPlane two = ComplexPlane.fromPolar(1, 1, new float[] { 2 }, new float[1]);
		final MeasuredImages images = new MeasuredImages(List.of(List.of(one), List.of(two, two, two, two, two)));
		double ones = 0;
		for (int i = 0; i < 2000; i++)
			ones += images.draw(random, 1, 1).magnitude()[0] < 1.5 ? 1 : 0;
		assertEquals(0.5, ones / 2000, 0.05);
	}

	@Test
	void headsWithoutSlicesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new MeasuredImages(List.of()));
		assertThrows(IllegalArgumentException.class, () -> new MeasuredImages(List.of(List.of())));
	}

	@Test
	void sourcesAreMixedByTheirFraction() {
		final ComplexImageSource simulated = (r, w, h) -> new ComplexPlane(w, h, new float[] { 1, 0 });
		final ComplexImageSource measured = (r, w, h) -> new ComplexPlane(w, h, new float[] { 2, 0 });
		for (final double fraction : new double[] { 0, 0.3, 1 }) {
			double count = 0;
			for (int i = 0; i < 2000; i++)
				count += new MixedImages(simulated, measured, fraction).draw(random, 1, 1).re(0, 0) - 1;
			assertEquals(fraction, count / 2000, 0.04);
		}
		for (final double fraction : new double[] { -0.1, 1.1, Double.NaN })
			assertThrows(IllegalArgumentException.class, () -> new MixedImages(simulated, measured, fraction));
	}
}
