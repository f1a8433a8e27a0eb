package io.github.phasegen.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the phase in a file is to be understood, from the range of its values and from the scaling in its header. It is found or refused, not
 * guessed.
 *
 * @param scale of the values, or of the stored numbers if a scaling is to be taken back
 * @param undone the scaling that does not belong to the phase; empty if the values are right as they are
 */
public record StoredPhase(PhaseScale scale, Optional<StoredScaling> undone) {

	/** The largest number of the 12 bits in which scanners store phase. */
	private static final double LARGEST_12_BITS = 4095;

	private static final Set<String> SHORT_INTEGERS = Set.of("int16", "uint16");
	private static final Set<String> FLOATS = Set.of("float32", "float64");

	/**
	 * @param scaling that the file has asked for
	 * @param range of the values, with the scaling applied
	 * @throws UnsupportedFormatException if the values fit no known scale
	 */
	public static StoredPhase detect(final Path file, final Optional<StoredScaling> scaling, final PhaseScale.Range range)
		throws UnsupportedFormatException
	{
		return PhaseScale.find(range).or(() -> scaling.flatMap(known -> nominal(known, range))).map(scale -> new StoredPhase(scale, Optional.empty()))
			.or(() -> scaling.flatMap(known -> asStored(known, range)))
			.orElseThrow(() -> new UnsupportedFormatException(file, "phase", range, PhaseScale.EXPECTED));
	}

	/** A scaling that spreads 12-bit numbers over exactly one circle says what they are, even if the values use little of it. */
	private static Optional<PhaseScale> nominal(final StoredScaling scaling, final PhaseScale.Range range) {
		if (scaling.changesNothing() || !SHORT_INTEGERS.contains(scaling.type()))
			return Optional.empty();
		final double last = scaling.slope() * LARGEST_12_BITS + scaling.intercept();
		final boolean whole = scaling.slope() == Math.rint(scaling.slope()) && scaling.intercept() == Math.rint(scaling.intercept());
		return PhaseScale.find(new PhaseScale.Range(scaling.intercept(), last, whole))
			.filter(scale -> scale != PhaseScale.UNSIGNED_4095 && scale.holds(range));
	}

	/** Some programs copy the magnitude's slope into the header of a phase that they have converted to radians. */
	private static Optional<StoredPhase> asStored(final StoredScaling scaling, final PhaseScale.Range range) {
		if (scaling.changesNothing() || !FLOATS.contains(scaling.type()))
			return Optional.empty();
		final double one = scaling.stored(range.min());
		final double other = scaling.stored(range.max());
		return PhaseScale.find(new PhaseScale.Range(Math.min(one, other), Math.max(one, other), false))
			.map(scale -> new StoredPhase(scale, Optional.of(scaling)));
	}

	/** A new array with the phase in radians. */
	public float[] toRadians(final float[] values) {
		if (undone.isEmpty())
			return scale.toRadians(values);
		final float[] stored = new float[values.length];
		for (int i = 0; i < values.length; i++)
			stored[i] = (float) undone.get().stored(values[i]);
		return scale.toRadians(stored);
	}

	/** Says in words how the values are understood. */
	public String description() {
		return scale.description() + undone
			.map(scaling -> String.format(Locale.ROOT, " as stored, without the header's slope of %.4g", scaling.slope())).orElse("");
	}
}
