package io.github.phasegen.simulate.coil;

/**
 * A length in mm or relative to the longer in-plane side of the field of view.
 *
 * @param value positive
 * @param unit  what the value counts
 */
public record Length(double value, Unit unit) {

	/** What a length is counted in. */
	public enum Unit {
		MM, FIELD_OF_VIEW
	}

	/** @throws IllegalArgumentException if the value is not positive and finite */
	public Length {
		if (!(value > 0) || Double.isInfinite(value))
			throw new IllegalArgumentException("length: expected a positive finite number, found " + value);
	}

	public static Length mm(final double value) {
		return new Length(value, Unit.MM);
	}

	/** As a multiple of the longer side of the field of view. */
	public static Length ofFieldOfView(final double value) {
		return new Length(value, Unit.FIELD_OF_VIEW);
	}

	double in(final CoilGrid grid) {
		return unit == Unit.MM ? value : value * grid.longerSide();
	}
}
