package io.github.phasegen.recon;

import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.SamplingMask;

/**
 * The lines of a partial Fourier measurement: one block from an edge of k-space to beyond its centre.
 *
 * @param axis along which lines are counted
 * @param first line measured
 * @param last line measured
 * @param count of all lines
 */
record PartialFourierLines(PlaneAxis axis, int first, int last, int count) {

	/** @throws IllegalArgumentException if the mask is another one */
	static PartialFourierLines of(final SamplingMask mask) {
		for (final PlaneAxis axis : PlaneAxis.values()) {
			final Optional<PartialFourierLines> lines = mask.lines(axis).flatMap(sampled -> block(axis, sampled));
			if (lines.isPresent()) return lines.get();
		}
		throw new IllegalArgumentException("sampling mask: found " + mask.count() + " of " + (long) mask.width() * mask.height() +
			" samples, expected partial Fourier for this method: all lines from an edge of k-space to beyond its centre");
	}

	private static Optional<PartialFourierLines> block(final PlaneAxis axis, final boolean[] sampled) {
		int first = 0;
		while (first < sampled.length && !sampled[first])
			first++;
		int last = sampled.length - 1;
		while (last >= 0 && !sampled[last])
			last--;
		for (int i = first; i <= last; i++)
			if (!sampled[i]) return Optional.empty();
		final PartialFourierLines lines = new PartialFourierLines(axis, first, last, sampled.length);
		final boolean atAnEdge = first == 0 || last == sampled.length - 1;
		return atAnEdge && lines.beyondCentre() > 0 ? Optional.of(lines) : Optional.empty();
	}

	/** Lines on the shorter side of the centre; those on the other side as far from it have a mirror image. */
	int beyondCentre() {
		return Math.min(count / 2 - first, last - count / 2);
	}

	/**
	 * Homodyne weights: 2 for a line without measured mirror image, and a ramp across those that have one; two mirror images have 2
	 * together. 1 for all where nothing is left out.
	 */
	double weight(final int line) {
		if (line < first || line > last) return 0;
		if (first == 0 && last == count - 1) return 1;
		final boolean low = count / 2 - first > last - count / 2;
		// the line of the highest frequency of an even number is its own mirror image
		if (count % 2 == 0 && line == 0) return 1;
		final double distance = (low ? -1 : 1) * (line - count / 2);
		return 1 + Math.max(-1, Math.min(1, distance / (beyondCentre() + 1)));
	}

	/** Multiplies every line of k-space with its weight. */
	void weigh(final ComplexPlane kSpace) {
		final float[] data = kSpace.data();
		for (int i = 0; i < data.length; i++) {
			final int pixel = i / 2;
			data[i] *= (float) weight(axis == PlaneAxis.X ? pixel % kSpace.width() : pixel / kSpace.width());
		}
	}
}
