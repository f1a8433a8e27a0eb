package io.github.phasegen.export;

import java.util.List;
import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.SamplingMask;

/**
 * Samples that a mask counts as measured though they are 0 in all coils. Those beyond the outermost line with signal are padding, and single
 * ones chance.
 */
final class MaskGaps {

	/** Of what the mask measures, for masks of single samples. */
	private static final double CHANCE = 0.25;

	private MaskGaps() {}

	/** In words; empty if mask and samples agree. */
	static Optional<String> of(final SamplingMask mask, final List<ComplexPlane> coils) {
		final boolean[] used = used(mask, coils);
		for (final PlaneAxis axis : PlaneAxis.values()) {
			final Optional<boolean[]> lines = mask.lines(axis);
			final int gaps = lines.isEmpty() ? 0 : gaps(lines.get(), lines(mask, used, axis));
			if (gaps > 0)
				return Optional.of(gaps + (axis == PlaneAxis.X ? " columns" : " rows"));
		}
		final int gaps = gapsBetween(mask, used);
		return gaps > CHANCE * mask.count() ? Optional.of(gaps + " of " + mask.count() + " samples") : Optional.empty();
	}

	private static boolean[] used(final SamplingMask mask, final List<ComplexPlane> coils) {
		final boolean[] used = new boolean[mask.width() * mask.height()];
		for (final ComplexPlane coil : coils)
			for (int i = 0; i < used.length; i++)
				used[i] |= coil.data()[2 * i] != 0 || coil.data()[2 * i + 1] != 0;
		return used;
	}

	private static boolean[] lines(final SamplingMask mask, final boolean[] used, final PlaneAxis axis) {
		final boolean[] lines = new boolean[axis == PlaneAxis.X ? mask.width() : mask.height()];
		for (int i = 0; i < used.length; i++)
			lines[axis == PlaneAxis.X ? i % mask.width() : i / mask.width()] |= used[i];
		return lines;
	}

	private static int gaps(final boolean[] measured, final boolean[] used) {
		int gaps = 0;
		for (int i = first(used); i <= last(used); i++)
			gaps += measured[i] && !used[i] ? 1 : 0;
		return gaps;
	}

	/** Within each row alone, so that k-space may be an ellipse. */
	private static int gapsBetween(final SamplingMask mask, final boolean[] used) {
		int gaps = 0;
		for (int y = 0; y < mask.height(); y++) {
			final boolean[] measured = new boolean[mask.width()];
			final boolean[] row = new boolean[mask.width()];
			for (int x = 0; x < row.length; x++) {
				measured[x] = mask.sampled(x, y);
				row[x] = used[y * row.length + x];
			}
			gaps += gaps(measured, row);
		}
		return gaps;
	}

	private static int first(final boolean[] used) {
		int first = 0;
		while (first < used.length && !used[first])
			first++;
		return first;
	}

	private static int last(final boolean[] used) {
		int last = used.length - 1;
		while (last >= 0 && !used[last])
			last--;
		return last;
	}
}
