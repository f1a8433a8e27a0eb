package io.github.phasegen.io;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a file stores and the scaling that has made the values of them: value = slope * stored + intercept. It travels as a line of
 * the image's info, since it helps to tell what the values mean.
 *
 * @param type in the file's words, such as "int16"
 */
public record StoredScaling(String type, double slope, double intercept) {

	private static final String KEY = "Stored as";
	private static final Pattern LINE = Pattern.compile("(\\S+), slope (\\S+), intercept (\\S+)");

	/** @throws IllegalArgumentException if a number is not finite or the slope is 0 */
	public StoredScaling {
		if (!Double.isFinite(slope) || !Double.isFinite(intercept) || slope == 0)
			throw new IllegalArgumentException("Scaling: expected finite numbers and a slope other than 0, found " + slope + " and " + intercept);
	}

	/** What the info tells, if it does. */
	public static Optional<StoredScaling> of(final ImageMetadata metadata) {
		final Matcher line = LINE.matcher(metadata.infoValue(KEY).orElse(""));
		try {
			return line.matches()
				? Optional.of(new StoredScaling(line.group(1), Double.parseDouble(line.group(2)), Double.parseDouble(line.group(3))))
				: Optional.empty();
		}
		catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	/** The metadata with an info line that tells this scaling, if it changes anything. */
	public ImageMetadata addTo(final ImageMetadata metadata) {
		return changesNothing() ? metadata
			: metadata.withoutInfo(KEY).plusInfo(Map.of(KEY, type + ", slope " + slope + ", intercept " + intercept));
	}

	boolean changesNothing() {
		return slope == 1 && intercept == 0;
	}

	double stored(final double value) {
		return (value - intercept) / slope;
	}
}
