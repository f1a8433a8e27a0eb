package io.github.phasegen.io;

import java.util.Locale;

/** How scanners and converters store phase images. */
public enum PhaseScale {

	/** Radians, in (-pi, pi], in [0, 2 pi) or unwrapped a little beyond. */
	RADIANS("radians", 1, 0),

	/** Numbers of -4096 to 4096 for -pi to pi, as Siemens' 12-bit phase after the rescaling that DICOM asks for. */
	SIGNED_4096("-4096..4096 for -pi..pi", Math.PI / 4096, 0),

	/** Whole numbers of 0 to 4095 for -pi to pi, as Siemens stores them. */
	UNSIGNED_4095("0..4095 for -pi..pi", Math.PI / 2048, 2048);

	/** Rounding of stored numbers may pass the nominal limit by this much. */
	private static final double SLACK = 1.001;

	/** Noise spreads measured phase over the whole circle, so values that use less of their range have another meaning. */
	private static final double LEAST_USE = 0.5;

	private final String description;
	private final double factor;
	private final double offset;

	PhaseScale(final String description, final double factor, final double offset) {
		this.description = description;
		this.factor = factor;
		this.offset = offset;
	}

	/**
	 * Finds the scale from range and kind of the values. It is found or refused, not guessed: values that fit none are an
	 * IllegalArgumentException that names their range.
	 */
	public static PhaseScale detect(final float[] values) {
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		boolean whole = true;
		for (final float value : values) {
			if (!Float.isFinite(value))
				throw new IllegalArgumentException("expected finite values, found " + value);
			min = Math.min(min, value);
			max = Math.max(max, value);
			whole &= value == Math.rint(value);
		}
		return detect(min, max, whole);
	}

	private static PhaseScale detect(final float min, final float max, final boolean whole) {
		if (isRadians(min, max) && max - min >= LEAST_USE * 2 * Math.PI)
			return RADIANS;
		if (whole && min < 0 && min >= -4096 && max <= 4096 && max - min >= LEAST_USE * 8192)
			return SIGNED_4096;
		if (whole && min >= 0 && max <= 4095 && max - min >= LEAST_USE * 4096)
			return UNSIGNED_4095;
		throw new IllegalArgumentException(String.format(Locale.ROOT,
			"expected radians over at least half a circle, or whole numbers over at least half of -4096..4096 or 0..4095, found %s%g to %g", whole ? "whole numbers " : "", min, max));
	}

	private static boolean isRadians(final float min, final float max) {
		return min >= -Math.PI * SLACK && max <= Math.PI * SLACK || min >= 0 && max <= 2 * Math.PI * SLACK;
	}

	/** A new array with the phase in radians. */
	public float[] toRadians(final float[] values) {
		final float[] radians = new float[values.length];
		for (int i = 0; i < values.length; i++)
			radians[i] = this == RADIANS ? values[i] : (float) (factor * (values[i] - offset));
		return radians;
	}

	/** Says in words how the values are understood. */
	public String description() {
		return description;
	}
}
