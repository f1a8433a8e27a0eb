package io.github.phasegen.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** File fields of dialogs, which may be left empty. */
final class PathInput {

	private PathInput() {}

	/** Nothing for a field that was left empty. */
	static Optional<Path> of(final File field) {
		return field == null || field.getPath().isBlank() ? Optional.empty() : Optional.of(Path.of(field.getPath().strip()));
	}

	/** What a field that may be left empty holds, so that Fiji records it: without a value it would be asked for when the macro runs. */
	static File recorded(final File field) {
		return field == null ? new File("") : field;
	}

	/**
	 * @param key of the field in macros
	 * @throws IllegalArgumentException if the field was left empty
	 */
	static Path required(final String key, final File field) {
		return of(field).orElseThrow(() -> new IllegalArgumentException(key + ": found none, expected a path"));
	}
}
