package io.github.phasegen.kspace.sampling;

import java.util.Objects;

import io.github.phasegen.kspace.PlaneAxis;

/**
 * Partial Fourier: one block of lines that reaches from one edge of k-space beyond its centre. Nothing is drawn.
 *
 * @param fraction lines measured divided by all lines, above 0.5 to 1; the number of lines is rounded up
 * @param side     the edge that is measured
 * @param axis     along which lines are left out (the phase encoding): X leaves out columns, Y rows
 */
public record PartialFourier(double fraction, Side side, PlaneAxis axis) implements SamplingPattern {

	/** An edge of k-space. */
	public enum Side {
		/** Columns from the left, rows from the top: negative frequencies. */
		LOW,
		/** Columns from the right, rows from the bottom: positive frequencies. */
		HIGH
	}

	public PartialFourier {
		if (!(fraction > 0.5 && fraction <= 1))
			throw new IllegalArgumentException("partial Fourier fraction: expected above 0.5, to 1, found " + fraction);
		Objects.requireNonNull(side, "side that is measured");
		Checks.axis(axis);
	}

	@Override
	public SamplingMask draw(final int width, final int height, final long seed) {
		final Lines lines = Lines.of(width, height, axis, 0);
		final int centre = lines.count() / 2;
		final int wanted = (int) Math.ceil(lines.count() * fraction - 1e-9);
		final boolean[] measured = new boolean[lines.count()];
		for (int i = 0; i < measured.length; i++)
			measured[i] = i == centre || (side == Side.LOW ? i < wanted : i >= measured.length - wanted);
		return lines.mask(measured);
	}
}
