package io.github.phasegen.io.hdf5.ismrmrd;

import java.util.Locale;
import java.util.OptionalDouble;

import io.github.phasegen.io.AxisScale;

/** Lengths in the unit of ISMRMRD headers. */
public final class Millimetres {

	private Millimetres() {}

	/** The distance of two samples in mm; empty if the axis has another kind of unit, or no distance. */
	public static OptionalDouble step(final AxisScale scale) {
		final double factor = switch (scale.unit().toLowerCase(Locale.ROOT)) {
			case "mm", "millimeter", "millimetre" -> 1;
			case "cm" -> 10;
			case "m" -> 1000;
			case "um", "µm", "μm", "micron", "microns" -> 1e-3;
			default -> 0;
		};
		final double step = Math.abs(scale.step()) * factor;
		return step > 0 ? OptionalDouble.of(step) : OptionalDouble.empty();
	}
}
