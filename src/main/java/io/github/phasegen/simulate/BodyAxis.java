package io.github.phasegen.simulate;

import java.util.Locale;

/** The volume axis that runs along the patient's body (and so, up to a small tilt, along the main field), and which of its ends is the top of the head. */
public enum BodyAxis {

	X_UP(0, true), X_DOWN(0, false), Y_UP(1, true), Y_DOWN(1, false), Z_UP(2, true), Z_DOWN(2, false);

	private final int axis;
	private final boolean superiorAtEnd;

	BodyAxis(final int axis, final boolean superiorAtEnd) {
		this.axis = axis;
		this.superiorAtEnd = superiorAtEnd;
	}

	/** 0, 1 or 2 for x, y or z. */
	public int axis() {
		return axis;
	}

	/** True if the last index of the axis is the top of the head. */
	public boolean superiorAtEnd() {
		return superiorAtEnd;
	}

	/**
	 * From three orientation letters, one per axis, each naming the side the axis points to, such as "RAS" or "PSR".
	 *
	 * @throws IllegalArgumentException if the three letters do not hold exactly one S or I
	 */
	public static BodyAxis fromOrientation(final String letters) {
		final String upper = letters.toUpperCase(Locale.ROOT);
		final int up = upper.indexOf('S');
		final int down = upper.indexOf('I');
		if (upper.length() != 3 || (up < 0) == (down < 0))
			throw new IllegalArgumentException("orientation must be three letters with one S or I, found \"" + letters + "\"");
		return values()[2 * Math.max(up, down) + (up >= 0 ? 0 : 1)];
	}
}
