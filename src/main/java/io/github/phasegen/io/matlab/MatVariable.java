package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.SampleType;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * The beginning of an array: flags, dimensions and name.
 *
 * @param where the array is in its file, for messages
 * @param dimensions as many as the file has, all at least 0; none for objects that do not tell
 * @param data position of what follows, which for numbers is the real part
 * @param end of the array
 */
record MatVariable(String where, String name, MatClass type, boolean complex, long[] dimensions, long data, long end) {

	private static final int COMPLEX = 0x800;
	private static final int MOST_DIMENSIONS = 64;
	private static final int LONGEST_NAME = 4096;

	/** @param where the array is in its file, for messages */
	static MatVariable read(final MatInput in, final String where) throws IOException {
		final MatTag tag = MatTag.read(in, where, 0, in.source().size());
		if (tag.type() != MatTag.MATRIX)
			throw new CorruptFileException(in.file(), where + ", type", tag.type(), MatTag.MATRIX + " for an array");
		final long end = tag.data() + tag.size();
		final MatTag flags = MatTag.read(in, where + ", flags", tag.data(), end);
		if (flags.type() != MatTag.UINT32 || flags.size() != 8)
			throw new CorruptFileException(in.file(), where + ", flags", flags.size() + " bytes of type " + flags.type(), "8 of type 6");
		final int word = in.bytes(flags.data(), 4).getInt();
		final MatClass type = MatClass.of(word & 0xff);
		if (type == null)
			throw new CorruptFileException(in.file(), where + ", class", word & 0xff, "1 to 17");
		if (type == MatClass.OPAQUE)
			return named(in, where, type, false, new long[0], flags.next(), end);
		final MatTag sizes = MatTag.read(in, where + ", dimensions", flags.next(), end);
		return named(in, where, type, (word & COMPLEX) != 0, dimensions(in, where, sizes), sizes.next(), end);
	}

	private static long[] dimensions(final MatInput in, final String where, final MatTag tag) throws IOException {
		if (tag.type() != MatTag.INT32 && tag.type() != MatTag.UINT32 || tag.size() % 4 != 0 || tag.size() < 8)
			throw new CorruptFileException(in.file(), where + ", dimensions", tag.size() + " bytes of type " + tag.type(),
				"4 bytes each of type 5, for at least 2");
		if (tag.size() > 4 * MOST_DIMENSIONS)
			throw new UnsupportedFormatException(in.file(), where + ", dimensions", tag.size() / 4, "at most " + MOST_DIMENSIONS);
		final ByteBuffer bytes = in.bytes(tag.data(), (int) tag.size());
		final long[] dimensions = new long[bytes.limit() / 4];
		for (int i = 0; i < dimensions.length; i++) {
			dimensions[i] = bytes.getInt(4 * i);
			if (dimensions[i] < 0)
				throw new CorruptFileException(in.file(), where + ", dimension " + (i + 1), dimensions[i], "at least 0");
		}
		return dimensions;
	}

	private static MatVariable named(final MatInput in, final String where, final MatClass type, final boolean complex,
		final long[] dimensions, final long position, final long end) throws IOException
	{
		final MatTag tag = MatTag.read(in, where + ", name", position, end);
		if (!tag.isText() || tag.size() > LONGEST_NAME)
			throw new CorruptFileException(in.file(), where + ", name", tag.size() + " bytes of type " + tag.type(),
				"at most " + LONGEST_NAME + " of type 1");
		final String name = new String(in.bytes(tag.data(), (int) tag.size()).array(), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
		return new MatVariable(where, name, type, complex, dimensions, tag.next(), end);
	}

	/** True if it holds numbers. */
	boolean isArray() {
		return type.isNumeric() && Arrays.stream(dimensions).allMatch(size -> size > 0);
	}

	/** True if it holds numbers that extend in two directions. */
	boolean isImage() {
		return isArray() && dimensions[0] > 1 && dimensions[1] > 1;
	}

	/** Where the numbers are: the real parts, and the imaginary ones if they are complex. */
	List<MatTag> parts(final MatInput in) throws IOException {
		if (!isArray())
			throw new UnsupportedFormatException(in.file(), "variable " + name, describe(), "numbers");
		final MatTag real = part(in, "real part", data);
		if (!complex)
			return checked(in, List.of(real));
		return checked(in, List.of(real, part(in, "imaginary part", real.next())));
	}

	private List<MatTag> checked(final MatInput in, final List<MatTag> parts) throws CorruptFileException {
		final long more = end - parts.get(parts.size() - 1).next();
		if (more > 0)
			throw new CorruptFileException(in.file(), where + ", end", more + " more bytes", complex ? "none behind the imaginary part"
				: "none behind the real part");
		return parts;
	}

	private MatTag part(final MatInput in, final String part, final long position) throws IOException {
		final long samples = ArrayLayout.samples(in.file(), dimensions);
		final MatTag tag = MatTag.read(in, where + ", " + part, position, end);
		final SampleType numbers = tag.numbers();
		if (numbers == null)
			throw new CorruptFileException(in.file(), where + ", " + part + ", type", tag.type(), "one of numbers");
		if (tag.size() != samples * numbers.bytes())
			throw new CorruptFileException(in.file(), where + ", " + part + ", size", tag.size(),
				samples * numbers.bytes() + " for the dimensions " + Arrays.toString(dimensions) + " of " + numbers);
		return tag;
	}

	/** The class, with a word if the numbers are complex: "complex single". */
	String typeName() {
		return (complex ? "complex " : "") + type;
	}

	private String describe() {
		return type.isNumeric() ? "an empty array" : "of class " + type;
	}

	FileEntry entry() {
		return new FileEntry(name, Arrays.stream(dimensions).boxed().toList(), typeName(), isArray() ? "" : describe() + ", which is no image");
	}
}
