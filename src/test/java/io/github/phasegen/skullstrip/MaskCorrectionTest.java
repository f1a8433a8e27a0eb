package io.github.phasegen.skullstrip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.volume.VoxelGrid;

class MaskCorrectionTest {

	private static final StripOptions NONE = new StripOptions(0.5, false, false, false, false, 0);
	private static final VoxelGrid GRID = VoxelGrid.of(7, 5, 2);

	private static boolean[] mask(final String... rows) {
		final boolean[] mask = new boolean[rows.length * rows[0].length()];
		for (int i = 0; i < mask.length; i++)
			mask[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
		return mask;
	}

	private static final boolean[] FOUND = mask(
		".......",
		".###..#",
		".#.#..#",
		".###...",
		".......",
		//
		".......",
		".......",
		".###..#",
		".......",
		".......");

	@Test
	void withoutCorrectionsTheMaskStays() {
		assertArrayEquals(FOUND, MaskCorrection.correct(FOUND, GRID, NONE));
	}

	@Test
	void thePieceOfMostVoxelsInThreeDimensionsStays() {
		assertArrayEquals(mask(
			".......",
			".###...",
			".#.#...",
			".###...",
			".......",
			//
			".......",
			".......",
			".###...",
			".......",
			"......."), MaskCorrection.correct(FOUND, GRID, NONE.withLargestComponent(true)));
	}

	@Test
	void holesOfASliceAreFilled() {
		final boolean[] expected = FOUND.clone();
		expected[2 * 7 + 2] = true;
		assertArrayEquals(expected, MaskCorrection.correct(FOUND, GRID, NONE.withFillHoles(true)));
	}

	@Test
	void aSoftEdgeRisesInsideAndLetsNothingOut() {
		final boolean[] row = new boolean[21];
		for (int i = 5; i < 21; i++)
			row[i] = true;
		final VoxelGrid line = VoxelGrid.of(21, 1, 1);
		final float[] weights = MaskCorrection.weights(row, line, 3);
		for (int i = 0; i < 5; i++)
			assertEquals(0, weights[i]);
		for (int i = 5; i < 8; i++)
			assertTrue(weights[i] > weights[i - 1] && weights[i] < 1, i + ": " + weights[i]);
		assertEquals(0.5, weights[6], 1e-6);
		for (int i = 8; i < 21; i++)
			assertEquals(1, weights[i]);
		final float[] hard = MaskCorrection.weights(row, line, 0);
		for (int i = 0; i < 21; i++)
			assertEquals(row[i] ? 1 : 0, hard[i]);
	}

	@Test
	void neighbouringSlicesOutvoteAnOutlier() {
		final BrainLogit yes = new BrainLogit(1, 1, new float[] { 4 });
		final BrainLogit no = new BrainLogit(1, 1, new float[] { -100 });
		final BrainLogit weak = new BrainLogit(1, 1, new float[] { -1 });
		assertEquals((4 - 2 + 4) / 4.0, weak.between(yes, yes, 0).values()[0], 1e-6);
		assertEquals((2 * 4 - 6) / 3.0, yes.between(no, null, 0).values()[0], 1e-6, "certainty is limited");
		assertEquals(4, yes.between(null, new BrainLogit(1, 1, null), 0).values()[0]);
		assertTrue(new BrainLogit(1, 1, null).between(yes, yes, 0).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(doubles = { -9, 0, 9 })
	void certaintyIsLimitedOnBothSidesOfAnyThreshold(final double least) {
		final BrainLogit yes = new BrainLogit(1, 1, new float[] { 100 });
		final BrainLogit no = new BrainLogit(1, 1, new float[] { -100 });
		assertTrue(yes.between(yes, yes, least).values()[0] > least);
		assertTrue(no.between(no, no, least).values()[0] < least);
		assertEquals(least, no.between(yes, yes, least).values()[0], 1e-5);
	}

	@Test
	void optionsOutOfRangeAreNamed() {
		for (final double threshold : new double[] { 0, 1, -1, Double.NaN })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> NONE.withThreshold(threshold)).getMessage().startsWith(
				"threshold: found "));
		for (final double edge : new double[] { -1, 21, Double.NaN })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> NONE.withSoftEdge(edge)).getMessage().startsWith(
				"softEdge: found "));
	}
}
