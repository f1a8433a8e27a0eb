package io.github.phasegen.kspace.sampling;

import java.util.Objects;
import java.util.OptionalInt;

import io.github.phasegen.kspace.PlaneAxis;

/** Argument checks of the patterns. */
final class Checks {

	private Checks() {}

	static void accelerated(final double acceleration, final double centreFraction) {
		if (!(acceleration >= 1) || Double.isInfinite(acceleration))
			throw new IllegalArgumentException("acceleration: expected a finite number from 1, found " + acceleration);
		if (!(centreFraction >= 0 && centreFraction <= 1))
			throw new IllegalArgumentException("centre fraction: expected 0 to 1, found " + centreFraction);
	}

	static void axis(final PlaneAxis axis) {
		Objects.requireNonNull(axis, "axis of phase encoding");
	}

	static void offset(final OptionalInt offset) {
		if (offset.orElse(0) < 0)
			throw new IllegalArgumentException("offset: expected a line from 0, found " + offset.getAsInt());
	}

	static void size(final int width, final int height) {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("Size of a sampling mask: expected at least 1 x 1, found " + width + " x " + height);
	}

	static void spread(final double spread) {
		if (!(spread >= 0.02 && spread <= 10))
			throw new IllegalArgumentException("spread: expected 0.02 to 10, found " + spread);
	}

	static IllegalArgumentException tooDense(final String all, final double acceleration, final long centre) {
		return new IllegalArgumentException("Acceleration " + acceleration + " of " + all + " leaves fewer samples than the " + centre
			+ " of the centre; expected a lower acceleration or centre fraction");
	}
}
