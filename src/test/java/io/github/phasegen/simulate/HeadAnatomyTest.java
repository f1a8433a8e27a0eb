package io.github.phasegen.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class HeadAnatomyTest {

	private static final HeadVolume VOLUME = Phantoms.head(true);
	private static final HeadAnatomy HEAD = new HeadAnatomy(VOLUME, 4);

	private static int node(final int x, final int y, final int z) {
		return (z * HEAD.grid().ny() + y) * HEAD.grid().nx() + x;
	}

	@Test
	void theOutlineHoldsSkullAndCavityButNotTheBackground() {
		assertTrue(HEAD.outline()[node(23, 23, 23)]);
		assertTrue(HEAD.outline()[node(23, 23 - 19, 23)], "skull");
		assertTrue(HEAD.outline()[node(23, 37, 13)], "cavity");
		assertFalse(HEAD.outline()[node(1, 1, 1)]);
	}

	@Test
	void depthGrowsFromTheSkin() {
		assertEquals(0, HEAD.depthMm()[node(1, 23, 23)]);
		assertTrue(HEAD.depthMm()[node(23, 23, 23)] > 60);
	}

	@Test
	void heightIsMeasuredFromTheVertex() {
		assertEquals(80, HEAD.belowVertexMm(node(23, 23, 23)), 6);
	}

	@Test
	void airLeavesAFieldInTheBrainAndTheShimTakesTheConstant() {
		final float[] field = new FieldMaps(HEAD, BodyAxis.Z_UP, 4, 1).variant(0);
		double sum = 0;
		double square = 0;
		final int n = HeadAnatomy.count(HEAD.core());
		for (int i = 0; i < field.length; i++)
			if (HEAD.core()[i]) {
				sum += field[i];
				square += field[i] * field[i];
			}
		assertEquals(0, sum / n, 0.1);
		assertTrue(Math.sqrt(square / n) > 0.01 && Math.sqrt(square / n) < 1, "rms ppm " + Math.sqrt(square / n));
	}

	@Test
	void variantsDifferAndAreReproducible() {
		final FieldMaps maps = new FieldMaps(HEAD, BodyAxis.Z_UP, 2, 1);
		assertFalse(Arrays.equals(maps.variant(0), maps.variant(1)));
		assertTrue(Arrays.equals(maps.variant(1), new FieldMaps(HEAD, BodyAxis.Z_UP, 2, 1).variant(1)));
	}

	@Test
	void theShimRemovesHarmonicTermsAndKeepsTheRest() {
		final VolumeGrid grid = new VolumeGrid(12, 11, 10, 5);
		final float[] field = new float[grid.count()];
		for (int i = 0; i < field.length; i++)
			field[i] = 3 + 0.2f * grid.coordinate(i, 0) - 0.1f * grid.coordinate(i, 1) * grid.coordinate(i, 2);
		final boolean[] all = new boolean[field.length];
		Arrays.fill(all, true);
		Shim.remove(field, grid, all, 2, 1);
		for (final float f : field)
			assertEquals(0, f, 1e-3);
	}

	@Test
	void aBlackVolumeIsRefusedByName() {
		final float[] black = new float[8 * 8 * 8];
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
			() -> new HeadVolume(8, 8, 8, new float[] { 1, 1, 1 }, black, null, BodyAxis.Z_UP, "night"));
		assertTrue(e.getMessage().contains("night"));
	}

	@Test
	void orientationLettersNameTheBodyAxis() {
		assertEquals(BodyAxis.Z_UP, BodyAxis.fromOrientation("RAS"));
		assertEquals(BodyAxis.Y_DOWN, BodyAxis.fromOrientation("PIR"));
		assertEquals(BodyAxis.X_UP, BodyAxis.fromOrientation("SPL"));
		assertThrows(IllegalArgumentException.class, () -> BodyAxis.fromOrientation("RAP"));
	}
}
