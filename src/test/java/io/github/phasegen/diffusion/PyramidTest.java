package io.github.phasegen.diffusion;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.phasegen.diffusion.Pyramid.Level;
import io.github.phasegen.kspace.ComplexPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyramidTest {

	@Test
	void sizesAreHalvedUpwardsUntilTheLongerSideFits() {
		assertEquals(List.of(new Level(64, 64), new Level(128, 128), new Level(256, 256)), Pyramid.levels(256, 256, 96));
		assertEquals(List.of(new Level(1, 63), new Level(1, 125), new Level(2, 250), new Level(3, 500)), Pyramid.levels(3, 500,
			96));
	}

	@ParameterizedTest
	@CsvSource({ "2, 2", "96, 96", "97, 3", "1000, 1000", "1, 999", "5000, 17" })
	void everyLevelIsHalfOfTheNextAndOnlyTheFirstFits(final int width, final int height) {
		final List<Level> levels = Pyramid.levels(width, height, 96);
		assertEquals(new Level(width, height), levels.get(levels.size() - 1));
		for (int i = 0; i < levels.size(); i++) {
			final Level level = levels.get(i);
			assertEquals(i == 0, Math.max(level.width(), level.height()) <= 96);
			if (i > 0) assertEquals(levels.get(i - 1), new Level((level.width() + 1) / 2, (level.height() + 1) / 2));
		}
	}

	@Test
	void withoutALongestSideThereIsOneLevel() {
		assertEquals(List.of(new Level(5000, 3)), Pyramid.levels(5000, 3, 0));
	}

	@ParameterizedTest
	@CsvSource({ "8, 8, 4, 4", "9, 7, 5, 4", "3, 50, 2, 25", "7, 6, 2, 2", "2, 2, 1, 1" })
	void aConstantKeepsItsValueOnEveryLevel(final int width, final int height, final int coarseWidth, final int coarseHeight) {
		final float[] constant = new float[width * height];
		Arrays.fill(constant, 5);
		final Level coarse = new Level(coarseWidth, coarseHeight);
		final float[] expected = new float[coarseWidth * coarseHeight];
		Arrays.fill(expected, 5);
		assertClose(expected, Pyramid.magnitude(constant, new Level(width, height), coarse), 1e-5);
		final ComplexPlane plane = ComplexPlane.fromPolar(coarseWidth, coarseHeight, expected, new float[expected.length]);
		final float[] halves = new float[width * height];
		Arrays.fill(halves, 2.5f);
		assertClose(halves, Pyramid.enlarge(plane, new Level(width, height), 2).magnitude(), 1e-5);
	}

	@Test
	void aMagnitudeIsNeverNegativeAndUntouchedOnItsOwnLevel() {
		final Random random = new Random(1);
		final float[] spikes = new float[15 * 12];
		for (int i = 0; i < 5; i++)
			spikes[random.nextInt(spikes.length)] = 100;
		for (final float value : Pyramid.magnitude(spikes, new Level(15, 12), new Level(8, 6)))
			assertTrue(value >= 0);
		assertSame(spikes, Pyramid.magnitude(spikes, new Level(15, 12), new Level(15, 12)));
	}

	@Test
	void takesThePhaseOfOneAndTheMagnitudeOfAnother() {
		final ComplexPlane phaseOf = ComplexPlane.fromPolar(2, 1, new float[] { 9, 0.1f }, new float[] { 1, -2 });
		final ComplexPlane both = Pyramid.withMagnitude(phaseOf, new float[] { 3, 4 });
		assertArrayEquals(new float[] { 3, 4 }, both.magnitude(), 1e-5f);
		assertArrayEquals(new float[] { 1, -2 }, both.phase(), 1e-5f);
	}
}
