package io.github.phasegen.kspace.sampling;

import java.util.SplittableRandom;

/**
 * Single samples, as where both axes of the plane are phase encodings, whose density falls from the centre like a Gaussian: round(all / R)
 * samples, those of the centre and others drawn without replacement.
 *
 * @param acceleration   R, all samples divided by those measured, from 1; met but for the rounding
 * @param centreFraction sides of the rectangle about the centre divided by those of the plane, 0 to 1
 * @param spread         standard deviation of the density divided by the side of the plane, along x and along y, 0.02 to 10
 */
public record GaussianPoints(double acceleration, double centreFraction, double spread) implements SamplingPattern {

	public GaussianPoints {
		Checks.accelerated(acceleration, centreFraction);
		Checks.spread(spread);
	}

	/** With the default spread, {@link GaussianColumns#DEFAULT_SPREAD}. */
	public GaussianPoints(final double acceleration, final double centreFraction) {
		this(acceleration, centreFraction, GaussianColumns.DEFAULT_SPREAD);
	}

	@Override
	public SamplingMask draw(final int width, final int height, final long seed) {
		final CentreBlock centre = CentreBlock.of(width, height, centreFraction);
		final int outside = centre.wanted(acceleration) - centre.count();
		final double[] weights = new double[Math.multiplyExact(width, height)];
		for (int i = 0; i < weights.length; i++)
			weights[i] = centre.contains(i % width, i / width) ? 0
				: Chosen.gaussian(i % width, width, spread) * Chosen.gaussian(i / width, height, spread);
		return centre.mask(Chosen.weighted(weights, outside, new SplittableRandom(seed)));
	}
}
