package io.github.phasegen.kspace.sampling;

import java.util.OptionalInt;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.PlaneAxis;

/**
 * The equispaced mask of fastMRI: the lines about the centre as in {@link RandomColumns}, and lines at one distance. The distance is adjusted,
 * R * (n - N) / (n * R - N), so that lines and centre together meet the acceleration; its multiples are rounded to lines.
 *
 * @param acceleration   R, all lines divided by those measured, from 1
 * @param centreFraction lines about the centre divided by all lines, 0 to 1
 * @param axis           along which lines are chosen (the phase encoding): X chooses columns, Y rows
 * @param offset         the first line; empty to draw it, below the distance
 */
public record EquispacedColumns(double acceleration, double centreFraction, PlaneAxis axis, OptionalInt offset) implements SamplingPattern {

	public EquispacedColumns {
		Checks.accelerated(acceleration, centreFraction);
		Checks.axis(axis);
		Checks.offset(offset);
	}

	/** With a random offset. */
	public EquispacedColumns(final double acceleration, final double centreFraction, final PlaneAxis axis) {
		this(acceleration, centreFraction, axis, OptionalInt.empty());
	}

	@Override
	public SamplingMask draw(final int width, final int height, final long seed) {
		final Lines lines = Lines.of(width, height, axis, centreFraction);
		final double outside = lines.outside(acceleration);
		final boolean[] measured = new boolean[lines.count()];
		if (outside > 0)
			choose(measured, (lines.count() - lines.centre()) / outside, new SplittableRandom(seed));
		return lines.mask(Chosen.notEmpty(measured, lines.centre()));
	}

	/** fastMRI never starts at the last line. */
	private void choose(final boolean[] measured, final double distance, final SplittableRandom random) {
		final int highest = (int) Math.min(measured.length, Math.max(1, Math.rint(distance)));
		final int first = offset.orElseGet(() -> random.nextInt(highest));
		for (int i = 0; first + i * distance < measured.length - 1; i++)
			measured[(int) Math.rint(first + i * distance)] = true;
	}
}
