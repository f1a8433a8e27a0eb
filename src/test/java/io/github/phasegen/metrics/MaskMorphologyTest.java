package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MaskMorphologyTest {

	private static boolean[] mask(final String... rows) {
		final boolean[] mask = new boolean[rows.length * rows[0].length()];
		for (int i = 0; i < mask.length; i++)
			mask[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
		return mask;
	}

	@Test
	void holesAreWhatTheBorderCannotReach() {
		final boolean[] filled = MaskMorphology.fillHoles(mask(
			".......",
			".####..",
			".#..#..",
			".#.##.#",
			".###.#.",
			"......."), 7, 6);
		assertArrayEquals(mask(
			".......",
			".####..",
			".####..",
			".####.#",
			".###.#.",
			"......."), filled);
	}

	@Test
	void theLargestComponentIsFoundAndDiagonalsDoNotConnect() {
		final boolean[] mask = mask(
			"##...",
			"##...",
			"..###",
			"....#");
		assertArrayEquals(mask(
			"##...",
			"##...",
			".....",
			"....."), MaskMorphology.components(mask(
				"##...",
				"##...",
				"..##.",
				"....#"), 5, 4, 1).largest());
		assertEquals(2, MaskMorphology.components(mask, 5, 4, 1).sizes().length - 1);
	}

	@Test
	void componentsReachThroughSlices() {
		final boolean[] mask = mask("#.", "..", "#.", ".#");
		assertEquals(2, MaskMorphology.components(mask, 2, 2, 2).sizes().length - 1);
		assertEquals(2, MaskMorphology.components(mask, 2, 2, 2).sizes()[1]);
	}

	@Test
	void dilationPaintsDiscsAndErosionTakesThemAway() {
		final boolean[] point = mask(".....", ".....", "..#..", ".....", ".....");
		final boolean[] cross = mask(".....", "..#..", ".###.", "..#..", ".....");
		assertArrayEquals(cross, MaskMorphology.dilate(point, 5, 5, 1));
		assertArrayEquals(point, MaskMorphology.erode(cross, 5, 5, 1));
		assertArrayEquals(TestPhases.disc(31, 31, 9), MaskMorphology.dilate(TestPhases.disc(31, 31, 0), 31, 31, 9));
	}

	@Test
	void theBorderOfTheImageErodesNothing() {
		assertArrayEquals(TestPhases.everywhere(20), MaskMorphology.erode(TestPhases.everywhere(20), 5, 4, 2));
	}
}
