package io.github.phasegen.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labels of the slices of a complex hyperstack, such as "Magnitude z:3/24": the part, the place in the complex image along each axis that
 * has more than one sample (c, z, t; counted from 1), then the label that the plane had before.
 */
final class SliceLabels {

	private static final Pattern LABEL = Pattern.compile(
		"(Magnitude|Phase|Real|Imaginary)((?: c:\\d+/\\d+)?(?: z:\\d+/\\d+)?(?: t:\\d+/\\d+)?)(?:\\s(.*))?", Pattern.DOTALL);

	/** Which complete pairs of parts the labels can name. */
	private static final List<ComplexOutput> PAIRS = List.of(ComplexOutput.MAGNITUDE_PHASE, ComplexOutput.REAL_IMAGINARY);

	private SliceLabels() {}

	/** The label of one part of plane {@code k} of an image with {@code size} = {C, Z, T}. */
	static String of(final String part, final int k, final int[] size, final String before) {
		final StringBuilder label = new StringBuilder(part);
		final String names = "czt";
		int rest = k;
		for (int axis = 0; axis < 3; axis++) {
			if (size[axis] > 1)
				label.append(' ').append(names.charAt(axis)).append(':').append(rest % size[axis] + 1).append('/').append(size[axis]);
			rest /= size[axis];
		}
		return before.isEmpty() ? label.toString() : label.append(' ').append(before).toString();
	}

	/** The pair of parts that the labels name alternately, plane by plane with the channels fastest; empty if any label does not fit. */
	static Optional<ComplexOutput> pair(final List<String> labels, final int channels) {
		if (channels % 2 != 0 || labels.isEmpty())
			return Optional.empty();
		return PAIRS.stream().filter(pair -> alternates(labels, pair.parts())).findFirst();
	}

	/** The labels that the planes of a complex image had before they were split into two parts; those of the first part count. */
	static List<String> before(final List<String> labels) {
		final List<String> before = new ArrayList<>();
		for (int i = 0; i < labels.size(); i += 2) {
			final Matcher matcher = LABEL.matcher(labels.get(i));
			before.add(matcher.matches() && matcher.group(3) != null ? matcher.group(3) : "");
		}
		return before;
	}

	private static boolean alternates(final List<String> labels, final List<String> parts) {
		for (int i = 0; i < labels.size(); i++) {
			final Matcher matcher = LABEL.matcher(labels.get(i));
			if (!matcher.matches() || !matcher.group(1).equals(parts.get(i % 2)))
				return false;
		}
		return true;
	}
}
