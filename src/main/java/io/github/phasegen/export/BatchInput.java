package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.dicom.DicomSeries;

/**
 * One image of a batch.
 *
 * @param relative path below the input folder; of a series of DICOM files its folder and its own name
 * @param files    that the image is made of
 * @param opening  opens them
 */
record BatchInput(Path relative, List<Path> files, Opening opening) {

	/** Opens the files of an input. */
	@FunctionalInterface
	interface Opening {

		PlaneSource open(FileOpener opener) throws IOException;
	}

	BatchInput {
		files = List.copyOf(files);
	}

	static BatchInput image(final Path relative, final Path file) {
		return new BatchInput(relative, List.of(file), opener -> opener.open(file, ReadOptions.DEFAULT));
	}

	static BatchInput pair(final Path relative, final BatchParts parts) {
		return new BatchInput(relative, List.of(parts.first(), parts.second()), opener -> parts.open());
	}

	static BatchInput series(final Path relative, final DicomSeries series) {
		return new BatchInput(relative, series.files(),
			opener -> new PlaneSource(series.open(), series.name(), series.files(), Map.of(), series.warnings()));
	}

	/** A file that is known to be of no use. */
	static BatchInput rejected(final Path relative, final Path file, final IOException reason) {
		return new BatchInput(relative, List.of(file), opener -> {
			throw reason;
		});
	}

	/** A file that has gone is no obstacle here. */
	long bytes() {
		long bytes = 0;
		for (final Path part : files)
			bytes += part.toFile().length();
		return bytes;
	}

	PlaneSource open(final FileOpener opener) throws IOException {
		return opening.open(opener);
	}

	/** With slashes on every system, so that seeds and summaries are the same everywhere. */
	String name() {
		return relative.toString().replace('\\', '/');
	}
}
