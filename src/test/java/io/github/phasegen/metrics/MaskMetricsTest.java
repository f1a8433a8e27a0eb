package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.phasegen.volume.VoxelGrid;

class MaskMetricsTest {

	private static final VoxelGrid GRID = new VoxelGrid(60, 50, 24, 1, 1.25, 3);

	/** A ball around a point, all in mm. */
	private static boolean[] ball(final VoxelGrid grid, final double x, final double y, final double z, final double radius) {
		final boolean[] ball = new boolean[grid.count()];
		for (int i = 0; i < ball.length; i++) {
			final double dx = i % grid.width() * grid.stepX() - x;
			final double dy = i / grid.width() % grid.height() * grid.stepY() - y;
			final double dz = i / (grid.width() * grid.height()) * grid.stepZ() - z;
			ball[i] = dx * dx + dy * dy + dz * dz <= radius * radius;
		}
		return ball;
	}

	private static boolean[] box(final VoxelGrid grid, final int x, final int y, final int z, final int side) {
		final boolean[] box = new boolean[grid.count()];
		for (int i = 0; i < box.length; i++) {
			final int[] at = { i % grid.width() - x, i / grid.width() % grid.height() - y, i / (grid.width() * grid.height()) - z };
			box[i] = at[0] >= 0 && at[0] < side && at[1] >= 0 && at[1] < side && at[2] >= 0 && at[2] < side;
		}
		return box;
	}

	@Test
	void aMaskIsItself() {
		final boolean[] ball = ball(GRID, 30, 30, 36, 20);
		final MaskMetrics same = MaskMetrics.of(ball, ball, GRID);
		assertEquals(new MaskMetrics(1, 1, 0, 0, 0, same.volume(), same.volume()), same);
		assertEquals(4.0 / 3 * Math.PI * 8, same.volume(), 0.8, "ml of a ball of 20 mm");
		assertEquals(0, same.relativeVolumeError());
	}

	@Test
	void swappingTheMasksChangesTheVolumesOnly() {
		final Random random = new Random(3);
		for (int k = 0; k < 5; k++) {
			final boolean[] a = ball(GRID, 20 + 10 * random.nextDouble(), 30, 30, 6 + 12 * random.nextDouble());
			final boolean[] b = ball(GRID, 30, 20 + 10 * random.nextDouble(), 36, 6 + 12 * random.nextDouble());
			final MaskMetrics ab = MaskMetrics.of(a, b, GRID);
			final MaskMetrics ba = MaskMetrics.of(b, a, GRID);
			assertEquals(ab, new MaskMetrics(ba.dice(), ba.jaccard(), ba.hausdorff(), ba.hausdorff95(), ba.meanSurfaceDistance(), ba
				.volume(), ba.referenceVolume()));
			assertEquals(ab.volumeError(), -ba.volumeError());
			assertEquals(ab.jaccard(), ab.dice() / (2 - ab.dice()), 1e-12);
			assertTrue(ab.meanSurfaceDistance() <= ab.hausdorff95() && ab.hausdorff95() <= ab.hausdorff());
		}
	}

	@Test
	void concentricBallsAreTheDifferenceOfTheirRadiiApart() {
		final VoxelGrid fine = new VoxelGrid(60, 60, 60, 0.5, 0.5, 0.5);
		final MaskMetrics found = MaskMetrics.of(ball(fine, 15, 15, 15, 8), ball(fine, 15, 15, 15, 12), fine);
		assertEquals(4, found.hausdorff(), 0.5);
		assertEquals(4, found.hausdorff95(), 0.5);
		assertEquals(4, found.meanSurfaceDistance(), 0.25);
		assertEquals(2 * 512.0 / (512 + 1728), found.dice(), 0.01);
		assertEquals(1728.0 / 512 - 1, found.relativeVolumeError(), 0.06);
	}

	@Test
	void aShiftIsMeasuredInMillimetresAlongEveryAxis() {
		final boolean[] here = box(GRID, 5, 5, 5, 10);
		assertEquals(3, MaskMetrics.of(here, box(GRID, 8, 5, 5, 10), GRID).hausdorff(), 1e-5);
		assertEquals(3 * 1.25, MaskMetrics.of(here, box(GRID, 5, 8, 5, 10), GRID).hausdorff(), 1e-5);
		assertEquals(3 * 3, MaskMetrics.of(here, box(GRID, 5, 5, 8, 10), GRID).hausdorff(), 1e-5);
		assertEquals(0.7, MaskMetrics.of(here, box(GRID, 8, 5, 5, 10), GRID).dice(), 1e-12);
		assertEquals(Math.sqrt(9 + 9 * 1.25 * 1.25), MaskMetrics.of(here, box(GRID, 8, 8, 5, 10), GRID).hausdorff(), 1e-5);
	}

	@Test
	void thePercentileForgivesALittleThatIsFarAway() {
		final boolean[] ball = ball(GRID, 30, 30, 36, 18);
		final boolean[] speck = ball.clone();
		speck[0] = true;
		final MaskMetrics found = MaskMetrics.of(ball, speck, GRID);
		assertTrue(found.hausdorff() > 30, "largest " + found.hausdorff());
		assertEquals(0, found.hausdorff95());
		assertTrue(found.meanSurfaceDistance() < 0.1, "mean " + found.meanSurfaceDistance());
	}

	@Test
	void theLargerOneOfTheTwoPercentilesCounts() {
		final VoxelGrid line = new VoxelGrid(100, 1, 1, 2, 1, 1);
		final boolean[] one = new boolean[100];
		one[0] = true;
		final boolean[] two = one.clone();
		two[21] = true;
		assertEquals(0.95 * 42, MaskMetrics.of(one, two, line).hausdorff95(), 1e-4);
		assertEquals(42.0 / 3, MaskMetrics.of(one, two, line).meanSurfaceDistance(), 1e-4);
	}

	@Test
	void inASinglePlaneTheSurfaceIsTheOutline() {
		final VoxelGrid plane = VoxelGrid.of(30, 30, 1);
		final MaskMetrics found = MaskMetrics.of(box(plane, 5, 5, 0, 11), box(plane, 7, 7, 0, 7), plane);
		assertEquals(Math.sqrt(8), found.hausdorff(), 1e-5);
		// 40 outline pixels: 28 at 2 beside the inner square, 12 near the corners; 24 back, all at 2
		assertEquals((28 * 2 + 4 * Math.sqrt(8) + 8 * Math.sqrt(5) + 24 * 2) / 64, found.meanSurfaceDistance(), 1e-5);
		final VoxelGrid volume = VoxelGrid.of(30, 30, 5);
		assertEquals(0, MaskMetrics.of(box(volume, 5, 5, 2, 1), box(volume, 5, 5, 2, 1), volume).hausdorff());
	}

	@Test
	void oneSliceOfAVolumeIsSurfaceAllOver() {
		final VoxelGrid volume = VoxelGrid.of(30, 30, 5);
		final boolean[] slice = new boolean[volume.count()];
		System.arraycopy(box(volume, 5, 5, 0, 9), 0, slice, 2 * 900, 900);
		final boolean[] centre = new boolean[volume.count()];
		centre[2 * 900 + 9 * 30 + 9] = true;
		assertEquals(0, MaskMetrics.of(slice, slice, volume).meanSurfaceDistance());
		assertEquals(1, MaskMetrics.of(slice, centre, volume).dice() * 41, 1e-9);
		double sum = 0;
		for (int i = 0; i < 81; i++)
			sum += Math.hypot(i % 9 - 4, i / 9 - 4);
		assertEquals(sum / 82, MaskMetrics.of(slice, centre, volume).meanSurfaceDistance(), 1e-5);
	}

	@Test
	void emptyMasksAreTheSameAndNearNothing() {
		final boolean[] empty = new boolean[GRID.count()];
		assertEquals(new MaskMetrics(1, 1, 0, 0, 0, 0, 0), MaskMetrics.of(empty, empty, GRID));
		final MaskMetrics lost = MaskMetrics.of(ball(GRID, 30, 30, 36, 9), empty, GRID);
		assertEquals(0, lost.dice());
		assertEquals(-1, lost.relativeVolumeError());
		assertTrue(Double.isNaN(lost.hausdorff()) && Double.isNaN(lost.hausdorff95()) && Double.isNaN(lost.meanSurfaceDistance()));
		assertNull(lost.toMap().get("hausdorffMm"));
		assertTrue(Double.isNaN(MaskMetrics.of(empty, ball(GRID, 30, 30, 36, 9), GRID).relativeVolumeError()));
	}

	@Test
	void masksOfAnotherSizeAreRefused() {
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> MaskMetrics.of(new boolean[72000],
			new boolean[71999], GRID));
		assertEquals("mask: expected 60 x 50 x 24 = 72000 voxels, found 71999", e.getMessage());
	}
}
