package io.github.phasegen.kspace.sampling;

import java.util.SplittableRandom;

import io.github.phasegen.kspace.PlaneAxis;

/**
 * Lines whose density falls from the centre like a Gaussian: round(N / R) lines in all, those about the centre and others drawn without
 * replacement.
 *
 * @param acceleration   R, all lines divided by those measured, from 1; met but for the rounding
 * @param centreFraction lines about the centre divided by all lines, 0 to 1
 * @param axis           along which lines are chosen (the phase encoding): X chooses columns, Y rows
 * @param spread         standard deviation of the density divided by N, 0.02 to 10
 */
public record GaussianColumns(double acceleration, double centreFraction, PlaneAxis axis, double spread) implements SamplingPattern {

	/** Three standard deviations reach the edge. */
	public static final double DEFAULT_SPREAD = 1.0 / 6;

	public GaussianColumns {
		Checks.accelerated(acceleration, centreFraction);
		Checks.axis(axis);
		Checks.spread(spread);
	}

	/** With the default spread. */
	public GaussianColumns(final double acceleration, final double centreFraction, final PlaneAxis axis) {
		this(acceleration, centreFraction, axis, DEFAULT_SPREAD);
	}

	@Override
	public SamplingMask draw(final int width, final int height, final long seed) {
		final Lines lines = Lines.of(width, height, axis, centreFraction);
		lines.outside(acceleration);
		final double[] weights = new double[lines.count()];
		for (int i = 0; i < weights.length; i++)
			weights[i] = lines.isCentre(i) ? 0 : Chosen.gaussian(i, weights.length, spread);
		final int outside = Math.max(0, (int) Math.rint(lines.wanted(acceleration)) - lines.centre());
		return lines.mask(Chosen.notEmpty(Chosen.weighted(weights, outside, new SplittableRandom(seed)), lines.centre()));
	}
}
