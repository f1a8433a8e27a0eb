package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.phasegen.io.ReadOptions;

/**
 * One image of a batch.
 *
 * @param relative path below the input folder
 * @param file     the image, or its magnitude
 * @param phase    its phase, if that is in a file of its own
 */
record BatchInput(Path relative, Path file, Optional<Path> phase) {

	List<Path> files() {
		return phase.map(other -> List.of(file, other)).orElse(List.of(file));
	}

	/** A file that has gone is no obstacle here. */
	long bytes() {
		long bytes = 0;
		for (final Path part : files())
			bytes += part.toFile().length();
		return bytes;
	}

	PlaneSource open(final FileOpener opener) throws IOException {
		return phase.isPresent() ? PlaneSource.openPair(file, phase.get(), ReadOptions.DEFAULT) : opener.open(file, ReadOptions.DEFAULT);
	}

	/** With slashes on every system, so that seeds and summaries are the same everywhere. */
	String name() {
		return relative.toString().replace('\\', '/');
	}
}
