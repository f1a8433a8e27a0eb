package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.formats.StandardFormats;

/**
 * Where an image goes.
 *
 * @param file   the data; the sidecar is beside it, with ".json" appended to its name
 * @param format of the data
 * @param write  how the format writes it, and whether existing files are replaced
 */
public record ExportDestination(Path file, ImageFormat format, WriteOptions write) {

	/**
	 * The format that the name ending asks for.
	 *
	 * @throws UnsupportedFormatException if no format that can be written has this ending
	 */
	public static ExportDestination of(final Path file, final boolean overwrite) throws UnsupportedFormatException {
		return new ExportDestination(file, StandardFormats.all().forWriting(file), WriteOptions.DEFAULT.withOverwrite(overwrite));
	}

	/**
	 * A format by its name, whatever the file's ending; "" or "auto" for the one that the ending asks for.
	 *
	 * @throws IllegalArgumentException if there is no such format
	 */
	public static ExportDestination of(final Path file, final String formatName, final boolean overwrite)
		throws UnsupportedFormatException
	{
		if (formatName == null || formatName.isBlank() || formatName.strip().equalsIgnoreCase("auto"))
			return of(file, overwrite);
		return new ExportDestination(file, StandardFormats.all().named(formatName), WriteOptions.DEFAULT.withOverwrite(overwrite));
	}

	/** The JSON file beside the data. Where it is, the data are complete. */
	public Path sidecar() {
		return Sidecar.of(file);
	}

	public boolean overwrite() {
		return write.overwrite();
	}

	/** Checks, even if files may be replaced, that what is read is not lost. */
	void requireNone(final List<Path> inputs) throws IOException {
		for (final Path input : inputs)
			if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input))
				throw new IllegalArgumentException(file + ": output: found an input of this run, expected another file");
	}

	/** Checks before the work that both files can be written. */
	void check() throws IOException {
		checkData();
		AtomicFile.check(sidecar(), overwrite());
	}

	/** Checks before the work that the data can be written, without a sidecar. */
	void checkData() throws IOException {
		if (!format.canWrite())
			throw new UnsupportedFormatException(file, "format", format.name(), "one that can be written");
		AtomicFile.check(file, overwrite());
	}
}
