package io.github.phasegen.io.bart;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileBytes;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * The text in a .hdr file: a line "# Dimensions", the sizes in the next line, and other sections that do not matter here.
 *
 * @param dimensions all 16 sizes, the first one varying fastest
 */
record BartHeader(long[] dimensions) {

	static final int RANK = 16;
	static final String TITLE = "# Dimensions";

	private static final int LONGEST = 1 << 20;
	private static final int LONGEST_WORD = 40;

	/** Of Analyze and NIfTI headers, which have the same name ending. */
	private static final int ANALYZE_SIZE = 348;

	/** Tells whether a file begins like this. */
	static boolean isHeader(final byte[] head) {
		return new String(head, 0, Math.min(head.length, TITLE.length() + 1), StandardCharsets.ISO_8859_1).matches(TITLE + "[\r\n ]");
	}

	static BartHeader read(final Path file) throws IOException {
		try (ByteSource source = new FileBytes(file)) {
			if (source.size() > LONGEST)
				throw new CorruptFileException(file, "size of the header", source.size(), "at most " + LONGEST + " bytes");
			final ByteBuffer bytes = ByteBuffer.allocate((int) source.size());
			source.read(0, bytes);
			checkKind(file, bytes.flip());
			return new BartHeader(dimensions(file, new String(bytes.array(), StandardCharsets.ISO_8859_1).lines().toList()));
		}
	}

	private static void checkKind(final Path file, final ByteBuffer bytes) throws UnsupportedFormatException {
		if (bytes.limit() < 4)
			return;
		final int size = bytes.getInt(0);
		if (size == ANALYZE_SIZE || Integer.reverseBytes(size) == ANALYZE_SIZE)
			throw new UnsupportedFormatException(file, "header", "one of Analyze or NIfTI", "the line \"" + TITLE + "\" of BART");
	}

	private static long[] dimensions(final Path file, final List<String> lines) throws ImageFileException {
		int line = 0;
		while (line < lines.size() && !lines.get(line).strip().equals(TITLE))
			line++;
		if (line == lines.size())
			throw new CorruptFileException(file, "header", "no line \"" + TITLE + "\"", "one");
		final String text = line + 1 < lines.size() ? lines.get(line + 1).strip() : "";
		if (text.isEmpty())
			throw new CorruptFileException(file, "dimensions", "none", "1 to " + RANK);
		final String[] words = text.split("\\s+");
		if (words.length > RANK)
			throw new UnsupportedFormatException(file, "dimensions", words.length, "1 to " + RANK);
		final long[] sizes = new long[RANK];
		Arrays.fill(sizes, 1);
		for (int i = 0; i < words.length; i++)
			sizes[i] = size(file, i, words[i]);
		ArrayLayout.samples(file, sizes);
		return sizes;
	}

	private static long size(final Path file, final int dimension, final String word) throws CorruptFileException {
		try {
			return Long.parseLong(word);
		}
		catch (final NumberFormatException e) {
			final String start = word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) + "..." : word;
			throw new CorruptFileException(file, "dimension " + (dimension + 1), start.replaceAll("\\p{Cntrl}", "?"), "a whole number");
		}
	}

	/** The whole text of a .hdr file. */
	String text() {
		return TITLE + "\n" + this + " \n# Creator\nPhaseGen\n";
	}

	long samples() {
		return LongStream.of(dimensions).reduce(1, (a, b) -> a * b);
	}

	/** The sizes, separated by blanks. */
	@Override
	public String toString() {
		return LongStream.of(dimensions).mapToObj(Long::toString).collect(Collectors.joining(" "));
	}
}
