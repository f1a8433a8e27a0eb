package io.github.phasegen.export;

import java.util.Locale;
import java.util.Optional;

import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageFormat;

/**
 * The readout of exported k-space.
 *
 * @param oversampling factor of the field of view along the readout, from 1 to {@link #MOST_OVERSAMPLING}; 1 for none
 * @param axis         of the readout; empty for the habit of the format: rows (y) in fastMRI files, x elsewhere
 */
public record ReadoutOptions(double oversampling, Optional<Readout> axis) {

	public static final double MOST_OVERSAMPLING = 8;

	/** No oversampling. */
	public static final ReadoutOptions NONE = new ReadoutOptions(1, Optional.empty());

	private static final String FASTMRI = "fastMRI";

	/** @throws IllegalArgumentException if the factor is out of range */
	public ReadoutOptions {
		if (!(oversampling >= 1) || oversampling > MOST_OVERSAMPLING)
			throw new IllegalArgumentException("oversampling: expected 1 to " + MOST_OVERSAMPLING + ", found " + oversampling);
	}

	/**
	 * @param axis "x", "y" or "auto"
	 * @throws IllegalArgumentException for another axis or a factor out of range
	 */
	public static ReadoutOptions of(final double oversampling, final String axis) {
		return new ReadoutOptions(oversampling, switch (String.valueOf(axis).strip().toLowerCase(Locale.ROOT)) {
			case "auto" -> Optional.empty();
			case "x" -> Optional.of(Readout.X);
			case "y" -> Optional.of(Readout.Y);
			default -> throw new IllegalArgumentException("readout axis: expected auto, x or y, found " + axis);
		});
	}

	/** The axis in files of a format. */
	Readout axisIn(final ImageFormat format) {
		return axis.orElse(format.name().equalsIgnoreCase(FASTMRI) ? Readout.Y : Readout.X);
	}

	/** The axis where no file is written. */
	Readout axisInMemory() {
		return axis.orElse(Readout.X);
	}

	/** The name of the axis in records and on the command line. */
	String axisName() {
		return axis.map(known -> known.name().toLowerCase(Locale.ROOT)).orElse("auto");
	}
}
