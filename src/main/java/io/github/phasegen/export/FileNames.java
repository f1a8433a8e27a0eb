package io.github.phasegen.export;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import io.github.phasegen.io.formats.StandardFormats;

/** Names of image files. */
final class FileNames {

	private FileNames() {}

	/** The name without the ending of a known format; the same if it has none. */
	static String stem(final String name) {
		final String lower = name.toLowerCase(Locale.ROOT);
		final Optional<String> ending = StandardFormats.all().all().stream().flatMap(format -> format.extensions().stream())
			.map(extension -> "." + extension).filter(end -> lower.endsWith(end) && lower.length() > end.length())
			.max(Comparator.comparingInt(String::length));
		return ending.map(end -> name.substring(0, name.length() - end.length())).orElse(name);
	}
}
