package io.github.phasegen.kspace.sampling;

import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;

/**
 * A rectangle about the centre of k-space where every sample is measured, from which coil sensitivities, low-resolution phase and scale are
 * taken. Its own centre pixel is that of the plane.
 *
 * @param width columns
 * @param height rows
 */
public record CalibrationRegion(int width, int height) {

	/** @throws IllegalArgumentException if a side is below 1 */
	public CalibrationRegion {
		if (width < 1 || height < 1) throw new IllegalArgumentException("calibration region: found " + width + " x " + height +
			", expected at least 1 x 1");
	}

	/**
	 * The largest such rectangle of a mask that grows from the centre by turns along x and y, as long as the ring round it is measured.
	 *
	 * @param most longest side
	 * @return empty if the centre itself is not measured
	 */
	public static Optional<CalibrationRegion> of(final SamplingMask mask, final int most) {
		if (!mask.sampled(mask.width() / 2, mask.height() / 2)) return Optional.empty();
		CalibrationRegion region = new CalibrationRegion(1, 1);
		while (true) {
			final CalibrationRegion wider = region.grownIfMeasured(mask, Math.min(most, mask.width()), 1, 0);
			final CalibrationRegion grown = wider.grownIfMeasured(mask, Math.min(most, mask.height()), 0, 1);
			if (grown.equals(region)) return Optional.of(region);
			region = grown;
		}
	}

	/** Whether all samples of this region are measured. */
	public boolean measuredBy(final SamplingMask mask) {
		final int left = mask.width() / 2 - width / 2;
		final int top = mask.height() / 2 - height / 2;
		if (left < 0 || top < 0 || left + width > mask.width() || top + height > mask.height()) return false;
		for (int y = top; y < top + height; y++)
			for (int x = left; x < left + width; x++)
				if (!mask.sampled(x, y)) return false;
		return true;
	}

	/** Cuts the region out of k-space. Returns a new plane. */
	public ComplexPlane cut(final ComplexPlane kSpace) {
		return CropPad.center(kSpace, width, height);
	}

	/** Of the grown rectangle only its first and last column or row can be new. */
	private CalibrationRegion grownIfMeasured(final SamplingMask mask, final int most, final int dx, final int dy) {
		final CalibrationRegion grown = new CalibrationRegion(width + dx, height + dy);
		if (dx * grown.width > most || dy * grown.height > most) return this;
		final int left = mask.width() / 2 - grown.width / 2;
		final int top = mask.height() / 2 - grown.height / 2;
		final int right = left + grown.width - 1;
		final int bottom = top + grown.height - 1;
		final boolean measured = dx > 0 ? columnMeasured(mask, left, top, bottom) && columnMeasured(mask, right, top, bottom)
			: rowMeasured(mask, top, left, right) && rowMeasured(mask, bottom, left, right);
		return measured ? grown : this;
	}

	private static boolean columnMeasured(final SamplingMask mask, final int x, final int top, final int bottom) {
		for (int y = top; y <= bottom; y++)
			if (!mask.sampled(x, y)) return false;
		return true;
	}

	private static boolean rowMeasured(final SamplingMask mask, final int y, final int left, final int right) {
		for (int x = left; x <= right; x++)
			if (!mask.sampled(x, y)) return false;
		return true;
	}

	/** "24 x 256 samples". */
	@Override
	public String toString() {
		return width + " x " + height + " samples";
	}
}
