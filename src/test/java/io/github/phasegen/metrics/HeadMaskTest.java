package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadMaskTest {

	/** An ellipse with a bright rim (scalp), a dark ring (skull), grey tissue and a black sinus, in noise. */
	private static float[] phantom(final int width, final int height, final double noise, final double unit) {
		final Random random = new Random(5);
		return TestPhases.plane(width, height, (x, y) -> {
			final double radius = radius(x, y, width, height);
			final boolean sinus = Math.hypot(x - 0.5 * width, y - 0.4 * height) < 0.04 * width;
			final double signal = sinus ? 0 : radius < 0.8 ? 0.6 : radius < 0.9 ? 0.03 : radius < 1 ? 1 : 0;
			return unit * Math.hypot(signal + noise * random.nextGaussian(), noise * random.nextGaussian());
		});
	}

	private static double radius(final int x, final int y, final int width, final int height) {
		return Math.hypot((x - 0.5 * width) / (0.33 * width), (y - 0.5 * height) / (0.42 * height));
	}

	@ParameterizedTest
	@CsvSource({ "64,64,0", "64,64,0.05", "80,72,0.02", "256,256,0", "256,192,0.08", "512,512,0.05" })
	void headIsFoundWithItsHolesWhateverSizeAndNoise(final int width, final int height, final double noise) {
		final HeadMask mask = HeadMask.of(phantom(width, height, noise, 700), width, height);
		int wrong = 0;
		int inside = 0;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final boolean head = radius(x, y, width, height) < 1;
				inside += head ? 1 : 0;
				wrong += head != mask.head()[y * width + x] ? 1 : 0;
			}
		assertTrue(wrong < 0.1 * inside, wrong + " of " + inside + " pixels wrong");
	}

	@ParameterizedTest
	@CsvSource({ "64,0.05", "256,0.05", "256,0" })
	void backgroundKeepsAwayFromTheHeadAndFillsTheCorners(final int size, final double noise) {
		final HeadMask mask = HeadMask.of(phantom(size, size, noise, 1), size, size);
		for (int y = 0; y < size; y++)
			for (int x = 0; x < size; x++)
				if (radius(x, y, size, size) < 1)
					assertFalse(mask.background()[y * size + x]);
		assertTrue(mask.background()[0] && mask.background()[size * size - 1]);
		assertTrue(mask.backgroundPixels() > 0.3 * size * size);
	}

	@Test
	void unitOfTheMagnitudeDoesNotMatter() {
		final HeadMask small = HeadMask.of(phantom(96, 96, 0.03, 1e-6), 96, 96);
		final HeadMask large = HeadMask.of(phantom(96, 96, 0.03, 1e7), 96, 96);
		assertEquals(small.headPixels(), large.headPixels(), 3);
	}

	@Test
	void zerosHaveNoHeadAndAConstantIsAllHead() {
		final float[] plane = new float[32 * 32];
		assertEquals(0, HeadMask.of(plane, 32, 32).headPixels());
		assertEquals(32 * 32, HeadMask.of(plane, 32, 32).backgroundPixels());
		Arrays.fill(plane, 3);
		assertEquals(32 * 32, HeadMask.of(plane, 32, 32).headPixels());
		assertEquals(0, HeadMask.of(plane, 32, 32).backgroundPixels());
	}

	@Test
	void aVolumeKeepsOnlyWhatHangsTogetherAcrossSlices() {
		final float[] head = phantom(64, 64, 0, 1);
		final float[] blob = TestPhases.plane(64, 64, (x, y) -> x < 8 && y < 8 ? 1 : 0);
		final List<HeadMask> masks = HeadMask.ofVolume(List.of(head, head, blob), 64, 64);
		assertEquals(masks.get(0).headPixels(), masks.get(1).headPixels());
		assertEquals(0, masks.get(2).headPixels());
		assertFalse(masks.get(2).background()[0], "what is bright but no head is no background either");
	}

	@Test
	void onePixelIsAPlaneToo() {
		assertEquals(1, HeadMask.of(new float[] { 2 }, 1, 1).headPixels());
	}

	@Test
	void unusableMagnitudeNamesSliceAndPixel() {
		final float[] broken = phantom(16, 16, 0, 1);
		broken[17] = Float.NaN;
		final var error = assertThrows(IllegalArgumentException.class,
			() -> HeadMask.ofVolume(List.of(phantom(16, 16, 0, 1), broken), 16, 16));
		assertTrue(error.getMessage().contains("slice 2") && error.getMessage().contains("pixel 17"), error.getMessage());
		assertThrows(IllegalArgumentException.class, () -> HeadMask.of(new float[10], 3, 3));
	}
}
