package io.github.phasegen.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class MaskMorphologyTest {

	private static boolean[] mask(final String... rows) {
		final boolean[] mask = new boolean[rows.length * rows[0].length()];
		for (int i = 0; i < mask.length; i++)
			mask[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
		return mask;
	}

	private static boolean[] disc(final int width, final int height, final double radius) {
		final boolean[] disc = new boolean[width * height];
		for (int i = 0; i < disc.length; i++)
			disc[i] = Math.hypot(i % width - width / 2, i / width - height / 2) <= radius;
		return disc;
	}

	@Test
	void dilationInMillimetresKnowsTheShapeOfTheVoxels() {
		final VoxelGrid grid = new VoxelGrid(7, 5, 3, 1, 2, 4);
		final boolean[] point = new boolean[grid.count()];
		point[(1 * 5 + 2) * 7 + 3] = true;
		final boolean[] dilated = MaskMorphology.dilate(point, grid, 2);
		for (int i = 0; i < dilated.length; i++)
			assertEquals(i / 35 == 1 && Math.hypot(i % 7 - 3, 2 * (i / 7 % 5 - 2)) <= 2, dilated[i]);
		assertArrayEquals(point, MaskMorphology.erode(dilated, grid, 2));
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
		assertArrayEquals(disc(31, 31, 9), MaskMorphology.dilate(disc(31, 31, 0), 31, 31, 9));
	}

	@Test
	void theBorderOfTheImageErodesNothing() {
		final boolean[] everywhere = new boolean[20];
		Arrays.fill(everywhere, true);
		assertArrayEquals(everywhere, MaskMorphology.erode(everywhere, 5, 4, 2));
		assertArrayEquals(everywhere, MaskMorphology.erode(everywhere, VoxelGrid.of(5, 4, 1), 2));
	}
}
