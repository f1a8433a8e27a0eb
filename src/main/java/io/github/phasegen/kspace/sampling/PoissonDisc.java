package io.github.phasegen.kspace.sampling;

import java.util.SplittableRandom;

/**
 * Single samples, as where both axes of the plane are phase encodings, that keep a distance from each other which grows with the distance from
 * the centre (Cook 1986, 10.1145/7529.8927; for k-space Vasanawala et al. 2011, 10.1109/ISBI.2011.5872579). The distances are scaled by
 * search to the largest that still give round(all / R) samples.
 * <p>
 * Two samples outside the centre rectangle are at least as far apart as the smaller of the distances that hold at their places, less half a
 * sample by which each is dithered.
 *
 * @param acceleration   R, all samples divided by those measured, from 1; met but for the rounding
 * @param centreFraction sides of the rectangle about the centre that is measured fully, divided by those of the plane, 0 to 1
 * @param growth         the distance at the edges of the plane divided by that at its centre, 1 (uniform density) to 100
 */
public record PoissonDisc(double acceleration, double centreFraction, double growth) implements SamplingPattern {

	public static final double DEFAULT_GROWTH = 4;

	/** Of the search, in samples. */
	private static final double TOLERANCE = 0.01;

	public PoissonDisc {
		Checks.accelerated(acceleration, centreFraction);
		if (!(growth >= 1 && growth <= 100))
			throw new IllegalArgumentException("growth of the distance between samples: expected 1 to 100, found " + growth);
	}

	/** With the default growth. */
	public PoissonDisc(final double acceleration, final double centreFraction) {
		this(acceleration, centreFraction, DEFAULT_GROWTH);
	}

	@Override
	public SamplingMask draw(final int width, final int height, final long seed) {
		final CentreBlock centre = CentreBlock.of(width, height, centreFraction);
		final DiscThrower thrower = new DiscThrower(centre, growth, new SplittableRandom(seed));
		final int wanted = centre.wanted(acceleration);
		double low = 0;
		double high = Math.max(width, height);
		while (high - low > TOLERANCE) {
			final double middle = (low + high) / 2;
			if (thrower.count(middle, wanted) >= wanted)
				low = middle;
			else
				high = middle;
		}
		return new SamplingMask(width, height, thrower.samples(low, wanted));
	}
}
