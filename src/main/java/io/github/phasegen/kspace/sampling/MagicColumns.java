package io.github.phasegen.kspace.sampling;

import java.util.OptionalInt;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.PlaneAxis;

/**
 * The "magic" mask of fastMRI (Defazio 2019, arXiv:1912.01101): equispaced lines whose offset differs between the positive and the negative
 * frequencies, so that the mirror images of the lines of one half lie between those of the other. The k-space of a real image is conjugate
 * symmetric, so for an image of little phase the lines count nearly twice.
 * <p>
 * Outside the centre every a-th line, a = floor(N / (floor(N / R) - n)); from DC on at offset + 1 and backwards at offset + 3 if the offset
 * is even, at offset + 2 and offset if it is odd. As the distance is a whole number, the acceleration is met only roughly.
 *
 * @param acceleration   R, all lines divided by those measured, from 1
 * @param centreFraction lines about the centre divided by all lines, 0 to 1
 * @param axis           along which lines are chosen (the phase encoding): X chooses columns, Y rows
 * @param offset         see above; empty to draw it, below the distance
 */
public record MagicColumns(double acceleration, double centreFraction, PlaneAxis axis, OptionalInt offset) implements SamplingPattern {

	public MagicColumns {
		Checks.accelerated(acceleration, centreFraction);
		Checks.axis(axis);
		Checks.offset(offset);
	}

	/** With a random offset. */
	public MagicColumns(final double acceleration, final double centreFraction, final PlaneAxis axis) {
		this(acceleration, centreFraction, axis, OptionalInt.empty());
	}

	@Override
	public SamplingMask draw(final int width, final int height, final long seed) {
		final Lines lines = Lines.of(width, height, axis, centreFraction);
		lines.outside(acceleration);
		final int outside = (int) lines.wanted(acceleration) - lines.centre();
		final boolean[] measured = new boolean[lines.count()];
		if (outside > 0)
			choose(measured, lines.count() / outside, new SplittableRandom(seed));
		return lines.mask(Chosen.notEmpty(measured, lines.centre()));
	}

	private void choose(final boolean[] measured, final int distance, final SplittableRandom random) {
		final int drawn = offset.orElseGet(() -> random.nextInt(distance));
		final boolean even = drawn % 2 == 0;
		final int dc = measured.length / 2;
		for (int i = dc + (even ? drawn + 1 : drawn + 2); i < measured.length; i += distance)
			measured[i] = true;
		for (int i = dc - (even ? drawn + 3 : drawn); i >= 0; i -= distance)
			measured[i] = true;
	}
}
