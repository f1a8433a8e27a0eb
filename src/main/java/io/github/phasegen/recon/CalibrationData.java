package io.github.phasegen.recon;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.sampling.CalibrationRegion;

/**
 * Where in a slice sensitivities and phase are estimated.
 *
 * @param lines sides of the calibration region, at most; 0 for a usual number
 */
record CalibrationData(int lines) {

	/** More make ESPIRiT slower, not better. */
	private static final int USUAL_FOR_SENSITIVITIES = 24;

	/** @throws IllegalArgumentException if the number is negative */
	CalibrationData {
		if (lines < 0) throw new IllegalArgumentException("calibration: found " + lines + " lines, expected 1 or more, or 0 for all there are");
	}

	/** @throws IllegalArgumentException if the region is smaller than a kernel */
	List<ComplexPlane> forSensitivities(final CoilKSpace slice, final int kernel) {
		final CalibrationRegion region = region(slice, lines == 0 ? USUAL_FOR_SENSITIVITIES : lines);
		if (region.width() < kernel || region.height() < kernel) throw new IllegalArgumentException("calibration: found " + region +
			" measured about the centre of k-space, expected at least " + kernel + " x " + kernel +
			" to estimate coil sensitivities (or a file of them)");
		return slice.coils().stream().map(region::cut).toList();
	}

	/** @throws IllegalArgumentException if the centre was not measured */
	CalibrationRegion forPhase(final CoilKSpace slice) {
		return region(slice, lines == 0 ? Integer.MAX_VALUE : lines);
	}

	private static CalibrationRegion region(final CoilKSpace slice, final int most) {
		return CalibrationRegion.of(slice.mask(), most).orElseThrow(() -> new IllegalArgumentException(
			"calibration: found no calibration lines, expected that the centre of k-space is measured"));
	}
}
