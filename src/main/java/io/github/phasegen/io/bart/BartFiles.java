package io.github.phasegen.io.bart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

import io.github.phasegen.io.CorruptFileException;

/** The two files of an array, which BART calls by their common name. */
record BartFiles(Path header, Path data) {

	private static final String HEADER = ".hdr";
	private static final String DATA = ".cfl";

	/** @param file either of the two, or their common name */
	static BartFiles of(final Path file) {
		final String name = file.getFileName().toString();
		if (endsWith(name, DATA))
			return new BartFiles(other(file, HEADER), file);
		if (endsWith(name, HEADER))
			return new BartFiles(file, other(file, DATA));
		return new BartFiles(file.resolveSibling(name + HEADER), file.resolveSibling(name + DATA));
	}

	private static boolean endsWith(final String name, final String ending) {
		return name.toLowerCase(Locale.ROOT).endsWith(ending);
	}

	/** The file with the other ending, in upper case if this one's is. */
	private static Path other(final Path file, final String ending) {
		final String name = file.getFileName().toString();
		final int end = name.length() - ending.length();
		final String own = name.substring(end);
		return file.resolveSibling(name.substring(0, end) + (own.equals(own.toUpperCase(Locale.ROOT)) ? ending.toUpperCase(Locale.ROOT) : ending));
	}

	/**
	 * @param given as whom the user knows the files
	 * @throws NoSuchFileException if neither exists
	 * @throws CorruptFileException if only one does
	 */
	void requireBoth(final Path given) throws IOException {
		final boolean hasHeader = Files.exists(header);
		if (!hasHeader && !Files.exists(data))
			throw new NoSuchFileException(given.toString());
		if (!hasHeader)
			throw new CorruptFileException(data, "header file", "none", header.getFileName() + " beside it");
		if (!Files.exists(data))
			throw new CorruptFileException(header, "data file", "none", data.getFileName() + " beside it");
	}
}
