package io.github.phasegen.recon;

import java.util.Arrays;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.coil.CoilCombination;
import io.github.phasegen.kspace.sampling.CalibrationRegion;

/**
 * The level of an image's signal, known before it is reconstructed, to which the weights of compressed sensing relate. It is the rule of BART's
 * pics, so that a weight means the same there: of the root sum of squares over the coils of the low-resolution image from at most 32 x 32
 * calibration samples the 90th percentile, or the maximum where few pixels tower above the rest.
 */
final class ImageScale {

	private static final int LARGEST_REGION = 32;

	private ImageScale() {}

	/** Above 0. */
	static double of(final CoilKSpace slice) {
		final CalibrationRegion region = CalibrationRegion.of(slice.mask(), LARGEST_REGION).orElse(middle(slice));
		final double scale = of(slice, region);
		return scale > 0 ? scale : of(slice, new CalibrationRegion(slice.width(), slice.height()));
	}

	/** Where no centre was measured, what there is near it. */
	private static CalibrationRegion middle(final CoilKSpace slice) {
		return new CalibrationRegion(Math.min(LARGEST_REGION, slice.width()), Math.min(LARGEST_REGION, slice.height()));
	}

	private static double of(final CoilKSpace slice, final CalibrationRegion region) {
		final PlaneFourier fourier = new PlaneFourier(region.width(), region.height());
		final List<ComplexPlane> images = slice.coils().stream().map(region::cut).toList();
		images.forEach(image -> fourier.inverse(image.data(), FourierNorm.ORTHO));
		final float[] sorted = CoilCombination.rootSumOfSquares(images);
		Arrays.sort(sorted);
		final double most = sorted[sorted.length - 1];
		final double p90 = sorted[(int) (0.9 * sorted.length)];
		final double median = sorted[sorted.length / 2];
		// the same pixel value has fewer samples to spread over in the smaller transform
		final double enlarged = Math.sqrt((double) region.width() * region.height() / ((double) slice.width() * slice.height()));
		return enlarged * (most - p90 < 2 * (p90 - median) ? p90 : most);
	}
}
