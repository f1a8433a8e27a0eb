package io.github.phasegen.kspace.sampling;

import java.util.Locale;

import io.github.phasegen.kspace.PlaneAxis;

/**
 * The phase-encoding lines of a plane, and those about the centre that are always measured.
 *
 * @param axis   along which the lines are counted
 * @param count  number of lines
 * @param length samples of a line
 * @param centre lines about the centre, from {@link #first}
 */
record Lines(PlaneAxis axis, int count, int length, int centre) {

	static Lines of(final int width, final int height, final PlaneAxis axis, final double centreFraction) {
		Checks.size(width, height);
		final int count = axis == PlaneAxis.X ? width : height;
		return new Lines(axis, count, axis == PlaneAxis.X ? height : width, centreSize(count, centreFraction));
	}

	/** As fastMRI rounds, halves to the even number. */
	static int centreSize(final int size, final double fraction) {
		return (int) Math.rint(size * fraction);
	}

	/** The first of {@code centre} samples about the centre of {@code size}, as fastMRI places them; DC is among them. */
	static int centreStart(final int size, final int centre) {
		return (size - centre + 1) / 2;
	}

	/** The lines that the acceleration leaves. */
	double wanted(final double acceleration) {
		return count / acceleration;
	}

	/** Lines to measure outside the centre. */
	double outside(final double acceleration) {
		final double outside = wanted(acceleration) - centre;
		if (outside < 0)
			throw Checks.tooDense(count + " lines along " + axis.name().toLowerCase(Locale.ROOT), acceleration, centre);
		return outside;
	}

	boolean isCentre(final int line) {
		final int first = centreStart(count, centre);
		return line >= first && line < first + centre;
	}

	/** The mask of these lines and those of the centre. */
	SamplingMask mask(final boolean[] lines) {
		final boolean[] measured = lines.clone();
		for (int i = 0; i < count; i++)
			measured[i] |= isCentre(i);
		return SamplingMask.ofLines(measured, axis, length);
	}
}
