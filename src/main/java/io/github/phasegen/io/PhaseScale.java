package io.github.phasegen.io;

import java.io.IOException;
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
	public static final String EXPECTED = "radians over at least half a circle, or whole numbers over at least half of -4096..4096 or 0..4095";

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
		return find(Range.of(values))
			.orElseThrow(() -> new IllegalArgumentException("Phase: expected " + EXPECTED + ", found " + Range.of(values)));
	}

	/** The scale, if the values fit a known one and use enough of it. */
	public static Optional<PhaseScale> find(final Range range) {
		if (RADIANS.holds(range) && range.uses(2 * Math.PI))
			return Optional.of(RADIANS);
		if (SIGNED_4096.holds(range) && range.min < 0 && range.uses(8192))
			return Optional.of(SIGNED_4096);
		if (UNSIGNED_4095.holds(range) && range.uses(4096))
			return Optional.of(UNSIGNED_4095);
		return Optional.empty();
	}

	/** True if all values are possible on this scale, however little of it they use. */
	public boolean holds(final Range range) {
		return switch (this) {
			case RADIANS -> isRadians(range.min, range.max);
			case SIGNED_4096 -> range.whole && range.min >= -4096 && range.max <= 4096;
			case UNSIGNED_4095 -> range.whole && range.min >= 0 && range.max <= 4095;
		};
	}

	/** Smallest and largest value, both NaN if any value is not finite or there is none; whether all are whole numbers. */
	public record Range(double min, double max, boolean whole) {

		private static final Range NONE = new Range(Double.NaN, Double.NaN, false);

		public static Range of(final float[] values) {
			double min = Double.POSITIVE_INFINITY;
			double max = Double.NEGATIVE_INFINITY;
			boolean whole = true;
			for (final float value : values) {
				if (!Float.isFinite(value))
					return NONE;
				min = Math.min(min, value);
				max = Math.max(max, value);
				whole &= value == Math.rint(value);
			}
			return values.length == 0 ? NONE : new Range(min, max, whole);
		}

		/** Of all planes of an image, which are read once for it. */
		public static Range of(final PlaneReader planes) throws IOException {
			Range range = of(planes.read(0));
			for (int k = 1; k < planes.shape().planeCount() && !Double.isNaN(range.min); k++)
				range = range.and(of(planes.read(k)));
			return range;
		}

		private Range and(final Range other) {
			return Double.isNaN(other.min) ? NONE
				: new Range(Math.min(min, other.min), Math.max(max, other.max), whole && other.whole);
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
