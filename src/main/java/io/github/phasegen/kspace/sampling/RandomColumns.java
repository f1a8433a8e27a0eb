package io.github.phasegen.kspace.sampling;

import java.util.SplittableRandom;

import io.github.phasegen.kspace.PlaneAxis;

/**
 * The random mask of fastMRI (arXiv:1811.08839): of N lines the n = round(N * centre fraction) about the centre, and each of the others with
 * probability (N / R - n) / (N - n). The acceleration is met in the mean over seeds.
 *
 * @param acceleration   R, all lines divided by those measured, from 1
 * @param centreFraction lines about the centre divided by all lines, 0 to 1
 * @param axis           along which lines are chosen (the phase encoding): X chooses columns, Y rows
 */
public record RandomColumns(double acceleration, double centreFraction, PlaneAxis axis) implements SamplingPattern {

	public RandomColumns {
		Checks.accelerated(acceleration, centreFraction);
		Checks.axis(axis);
	}

	@Override
	public SamplingMask draw(final int width, final int height, final long seed) {
		final Lines lines = Lines.of(width, height, axis, centreFraction);
		final double probability = lines.outside(acceleration) / (lines.count() - lines.centre());
		final SplittableRandom random = new SplittableRandom(seed);
		final boolean[] measured = new boolean[lines.count()];
		for (int i = 0; i < measured.length; i++)
			measured[i] = random.nextDouble() < probability;
		return lines.mask(Chosen.notEmpty(measured, lines.centre()));
	}
}
