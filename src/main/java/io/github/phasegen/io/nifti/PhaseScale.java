package io.github.phasegen.io.nifti;

import java.util.Locale;
import java.util.Optional;

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

	/** What {@link #detect} accepts, for messages. */
	static final String EXPECTED = "radians over at least half a circle, or whole numbers over at least half of -4096..4096 or 0..4095";

	private final String description;
	private final double factor;
	private final double offset;

	PhaseScale(final String description, final double factor, final double offset) {
		this.description = description;
		this.factor = factor;
		this.offset = offset;
	}

	/**
	 * Finds the scale from range and kind of the values. It is found or refused, not guessed.
	 *
	 * @throws IllegalArgumentException if the values fit no known scale; the message says what was found
	 */
	public static PhaseScale detect(final float[] values) {
		return find(values)
			.orElseThrow(() -> new IllegalArgumentException("Phase: expected " + EXPECTED + ", found " + Range.of(values)));
	}

	/** The scale, if the values fit a known one. */
	static Optional<PhaseScale> find(final float[] values) {
		final Range range = Range.of(values);
		if (isRadians(range.min, range.max) && range.uses(2 * Math.PI))
			return Optional.of(RADIANS);
		if (range.whole && range.min < 0 && range.min >= -4096 && range.max <= 4096 && range.uses(8192))
			return Optional.of(SIGNED_4096);
		if (range.whole && range.min >= 0 && range.max <= 4095 && range.uses(4096))
			return Optional.of(UNSIGNED_4095);
		return Optional.empty();
	}

	/** Smallest and largest value, both NaN if any value is not finite or there is none; whether all are whole numbers. */
	record Range(double min, double max, boolean whole) {

		static Range of(final float[] values) {
			double min = Double.POSITIVE_INFINITY;
			double max = Double.NEGATIVE_INFINITY;
			boolean whole = true;
			for (final float value : values) {
				if (!Float.isFinite(value))
					return new Range(Double.NaN, Double.NaN, false);
				min = Math.min(min, value);
				max = Math.max(max, value);
				whole &= value == Math.rint(value);
			}
			return values.length == 0 ? new Range(Double.NaN, Double.NaN, false) : new Range(min, max, whole);
		}

		boolean uses(final double circle) {
			return max - min >= LEAST_USE * circle;
		}

		@Override
		public String toString() {
			if (Double.isNaN(min))
				return "values that are not finite, or none";
			return String.format(Locale.ROOT, "%s from %.5g to %.5g", whole ? "whole numbers" : "numbers", min, max);
		}
	}

	private static boolean isRadians(final double min, final double max) {
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
