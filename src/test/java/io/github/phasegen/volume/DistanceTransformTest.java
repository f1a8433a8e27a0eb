package io.github.phasegen.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class DistanceTransformTest {

	@Test
	void distancesAreThoseOfTheNearestVoxelInMillimetres() {
		final VoxelGrid grid = new VoxelGrid(9, 7, 6, 0.9, 1.3, 3);
		for (int seed = 0; seed < 20; seed++) {
			final Random random = new Random(seed);
			final boolean[] set = new boolean[grid.count()];
			for (int k = 0; k <= seed; k++)
				set[random.nextInt(set.length)] = true;
			final float[] distance = DistanceTransform.toSet(set, grid);
			for (int i = 0; i < set.length; i++)
				assertEquals(bruteForce(set, grid, i), distance[i], 1e-5);
		}
	}

	private static double bruteForce(final boolean[] set, final VoxelGrid grid, final int i) {
		double least = Double.POSITIVE_INFINITY;
		for (int j = 0; j < set.length; j++) {
			if (!set[j]) continue;
			double square = 0;
			for (int axis = 0; axis < 3; axis++) {
				final int steps = i / grid.stride(axis) % grid.size(axis) - j / grid.stride(axis) % grid.size(axis);
				square += Math.pow(steps * grid.step(axis), 2);
			}
			least = Math.min(least, Math.sqrt(square));
		}
		return least;
	}

	@Test
	void everythingIsFarFromAnEmptySet() {
		for (final float distance : DistanceTransform.toSet(new boolean[24], VoxelGrid.of(4, 3, 2)))
			assertTrue(distance > 1e14);
	}

	@Test
	void anotherNumberOfVoxelsIsRefused() {
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> DistanceTransform.toSet(new boolean[23],
			VoxelGrid.of(4, 3, 2)));
		assertEquals("set: expected 4 x 3 x 2 = 24 voxels, found 23", e.getMessage());
	}
}
