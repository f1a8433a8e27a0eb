package io.github.phasegen.kspace.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of single samples. */
class PointPatternTest {

	@ParameterizedTest
	@CsvSource({ "128, 128, 4, 0.06", "121, 90, 8, 0.04", "64, 65, 2, 0.1", "33, 47, 12, 0", "200, 20, 5, 0.1" })
	void theAccelerationIsMet(final int width, final int height, final double acceleration, final double fraction) {
		final double tolerance = 0.01 * acceleration;
		assertEquals(acceleration, new PoissonDisc(acceleration, fraction).draw(width, height, 1).acceleration(), tolerance);
		assertEquals(acceleration, new GaussianPoints(acceleration, fraction).draw(width, height, 1).acceleration(), tolerance);
	}

	@Test
	void theCentreRectangleIsMeasured() {
		final SamplingMask disc = new PoissonDisc(8, 0.1).draw(81, 60, 2);
		final SamplingMask gaussian = new GaussianPoints(8, 0.1).draw(81, 60, 2);
		for (int y = 27; y < 33; y++)
			for (int x = 37; x < 45; x++)
				assertTrue(disc.sampled(x, y) && gaussian.sampled(x, y), x + ", " + y);
	}

	/** At a uniform density that a random choice would clump: the nearest neighbours of random samples are 1 apart. */
	@ParameterizedTest
	@CsvSource({ "8, 1.9", "16, 2.8", "30, 4.1" })
	void uniformDiscsKeepTheirDistance(final double acceleration, final double least) {
		final double distance = smallestDistance(new PoissonDisc(acceleration, 0, 1).draw(80, 70, 3));
		assertTrue(distance >= least, distance + " at acceleration " + acceleration);
	}

	@Test
	void discsGrowFromTheCentre() {
		final SamplingMask mask = new PoissonDisc(6, 0).draw(128, 128, 4);
		final double inner = density(mask, 0, 16);
		final double middle = density(mask, 16, 40);
		final double outer = density(mask, 40, 64);
		assertTrue(inner > 1.5 * middle && middle > 1.5 * outer, inner + ", " + middle + ", " + outer);
	}

	/** Distances on the grid come in steps, which must not show as rings: the density falls a little from each radius to the next. */
	@Test
	void theDensityOfDiscsFallsWithoutSteps() {
		final SamplingMask mask = new PoissonDisc(4, 0).draw(256, 256, 4);
		for (int radius = 24; radius < 120; radius += 8) {
			final double ratio = density(mask, radius + 8, radius + 16) / density(mask, radius, radius + 8);
			assertTrue(ratio > 0.75 && ratio < 1.05, ratio + " at " + radius);
		}
	}

	@Test
	void gaussianPointsAreDenserTowardsTheCentre() {
		final SamplingMask mask = new GaussianPoints(20, 0).draw(128, 128, 4);
		assertTrue(density(mask, 0, 16) > 1.5 * density(mask, 16, 40) && density(mask, 16, 40) > 3 * density(mask, 40, 64));
	}

	private static double density(final SamplingMask mask, final int from, final int to) {
		int all = 0;
		int measured = 0;
		for (int y = 0; y < mask.height(); y++)
			for (int x = 0; x < mask.width(); x++) {
				final double r = Math.hypot(x - mask.width() / 2, y - mask.height() / 2);
				if (r < from || r >= to)
					continue;
				all++;
				measured += mask.sampled(x, y) ? 1 : 0;
			}
		return (double) measured / all;
	}

	private static double smallestDistance(final SamplingMask mask) {
		double smallest = Double.POSITIVE_INFINITY;
		for (int a = 0; a < mask.width() * mask.height(); a++)
			for (int b = 0; b < a; b++)
				if (measured(mask, a) && measured(mask, b))
					smallest = Math.min(smallest, Math.hypot(a % mask.width() - b % mask.width(), a / mask.width() - b / mask.width()));
		return smallest;
	}

	private static boolean measured(final SamplingMask mask, final int i) {
		return mask.sampled(i % mask.width(), i / mask.width());
	}
}
