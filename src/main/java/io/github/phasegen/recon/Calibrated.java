package io.github.phasegen.recon;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.coil.Espirit;
import io.github.phasegen.kspace.coil.EspiritOptions;

/**
 * A method that gets the sensitivities of several coils estimated from the slice itself by {@link Espirit}, where they are not given.
 *
 * @param method of one slice
 * @param lines sides of the calibration region at most, from 1; 0 for up to 24 of what the mask has
 * @param options of the estimate
 */
public record Calibrated(SliceReconstructor method, int lines, EspiritOptions options) implements SliceReconstructor {

	/** @throws IllegalArgumentException if the number of lines is negative */
	public Calibrated {
		new CalibrationData(lines);
	}

	/** With the usual options. */
	public Calibrated(final SliceReconstructor method, final int lines) {
		this(method, lines, EspiritOptions.defaults());
	}

	/** @throws IllegalArgumentException also if too few calibration lines were measured */
	@Override
	public ComplexPlane reconstruct(final CoilKSpace slice, final IterationProgress progress) {
		if (slice.coils().size() == 1 || slice.sensitivities().isPresent()) return method.reconstruct(slice, progress);
		return method.reconstruct(slice.withSensitivities(estimate(slice)), progress);
	}

	/** The sensitivities of a slice. */
	public CoilSensitivities estimate(final CoilKSpace slice) {
		return Espirit.estimate(new CalibrationData(lines).forSensitivities(slice, options.kernel()), slice.width(), slice.height(), options);
	}
}
