package io.github.phasegen.io;

import java.util.Locale;
import java.util.OptionalDouble;

/** The units of length that occur in images' calibrations. */
public final class UnitOfLength {

	private UnitOfLength() {}

	/** Millimetres per unit; empty if the unit is unknown, such as "pixel". */
	public static OptionalDouble millimetres(final String unit) {
		return switch (unit.strip().toLowerCase(Locale.ROOT)) {
			case "m", "meter", "metre" -> OptionalDouble.of(1000);
			case "cm" -> OptionalDouble.of(10);
			case "mm", "millimeter", "millimetre" -> OptionalDouble.of(1);
			case "um", "\u00b5m", "\u03bcm", "micron", "microns", "micrometer", "micrometre" -> OptionalDouble.of(1e-3);
			case "nm" -> OptionalDouble.of(1e-6);
			case "inch", "in" -> OptionalDouble.of(25.4);
			default -> OptionalDouble.empty();
		};
	}
}
