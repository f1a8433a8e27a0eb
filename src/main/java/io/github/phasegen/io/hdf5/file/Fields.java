package io.github.phasegen.io.hdf5.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.phasegen.io.CorruptFileException;

/** Reads the fields of one structure of a file one after the other. A structure that ends early is a {@link CorruptFileException}. */
final class Fields {

	private final Path file;
	private final String structure;
	private final ByteBuffer bytes;
	private final Widths widths;

	/** @param structure its name in messages */
	Fields(final Path file, final String structure, final byte[] bytes, final Widths widths) {
		this(file, structure, ByteBuffer.wrap(bytes), widths);
	}

	private Fields(final Path file, final String structure, final ByteBuffer bytes, final Widths widths) {
		this.file = file;
		this.structure = structure;
		this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
		this.widths = widths;
	}

	int remaining() {
		return bytes.remaining();
	}

	int position() {
		return bytes.position();
	}

	int u8() throws CorruptFileException {
		require(1);
		return bytes.get() & 0xff;
	}

	int u16() throws CorruptFileException {
		require(2);
		return bytes.getShort() & 0xffff;
	}

	long u32() throws CorruptFileException {
		require(4);
		return bytes.getInt() & 0xffffffffL;
	}

	/** An unsigned number; one beyond 63 bits comes out negative, and all bits set as -1. */
	long unsigned(final int width) throws CorruptFileException {
		require(width);
		long value = 0;
		for (int i = 0; i < width; i++)
			value |= (bytes.get() & 0xffL) << 8 * i;
		return value;
	}

	/** An unsigned number that is a size or count: below 2^63. */
	long size(final String field, final int width) throws CorruptFileException {
		final long value = unsigned(width);
		if (value < 0)
			throw corrupt(field, Long.toUnsignedString(value), "a number below 2^63");
		return value;
	}

	/** An unsigned 32-bit number that fits into an int. */
	int smallSize(final String field) throws CorruptFileException {
		final long value = u32();
		if (value > Integer.MAX_VALUE)
			throw corrupt(field, value, "at most 2147483647");
		return (int) value;
	}

	/** An address in the file, -1 if undefined. */
	long address() throws CorruptFileException {
		return orNone(widths.offset());
	}

	/** An unsigned number, -1 if all its bits are set. */
	long orNone(final int width) throws CorruptFileException {
		final long value = unsigned(width);
		return width < 8 && value == (1L << 8 * width) - 1 ? -1 : value;
	}

	/** A size in the width that the file uses for sizes. */
	long length(final String field) throws CorruptFileException {
		return size(field, widths.length());
	}

	void skip(final int count) throws CorruptFileException {
		require(count);
		bytes.position(bytes.position() + count);
	}

	/** Skips to a multiple of eight bytes from the start of the structure, as far as there are bytes. */
	void align8() {
		bytes.position(Math.min(bytes.limit(), bytes.position() + 7 & -8));
	}

	byte[] bytes(final int count) throws CorruptFileException {
		require(count);
		final byte[] result = new byte[count];
		bytes.get(result);
		return result;
	}

	/** The next bytes as a structure of their own. */
	Fields part(final String name, final int count) throws CorruptFileException {
		return new Fields(file, name, bytes(count), widths);
	}

	/** Text up to a zero byte, which is skipped. */
	String text() throws CorruptFileException {
		final int start = bytes.position();
		while (u8() != 0) {
			// on to the end
		}
		return new String(bytes.array(), bytes.arrayOffset() + start, bytes.position() - 1 - start, StandardCharsets.UTF_8);
	}

	/** Checks four letters that begin many structures. */
	void signature(final String expected) throws CorruptFileException {
		final byte[] found = bytes(expected.length());
		if (!Arrays.equals(found, expected.getBytes(StandardCharsets.US_ASCII)))
			throw corrupt("signature", printable(found), expected);
	}

	/** Checks the four last bytes, the checksum of all before, and takes them off the end. */
	void requireChecksum() throws CorruptFileException {
		require(4);
		final int length = bytes.limit() - 4;
		final int found = bytes.getInt(length);
		final int expected = Checksum.of(bytes.array(), length);
		if (found != expected)
			throw corrupt("checksum", Integer.toHexString(found), Integer.toHexString(expected));
		bytes.limit(length);
	}

	/** Checks a version number. */
	int version(final int lowest, final int highest) throws CorruptFileException {
		final int version = u8();
		if (version < lowest || version > highest)
			throw corrupt("version", version, lowest == highest ? "" + lowest : lowest + " to " + highest);
		return version;
	}

	CorruptFileException corrupt(final String field, final Object found, final String expected) {
		return new CorruptFileException(file, structure + ", " + field, found, expected);
	}

	Path file() {
		return file;
	}

	String structure() {
		return structure;
	}

	Widths widths() {
		return widths;
	}

	private void require(final int count) throws CorruptFileException {
		if (count < 0 || count > bytes.remaining())
			throw corrupt("end", "after " + bytes.limit() + " bytes", "at least " + ((long) bytes.position() + (count & 0xffffffffL)));
	}

	private static String printable(final byte[] letters) {
		final StringBuilder text = new StringBuilder();
		for (final byte letter : letters)
			text.append(letter >= 32 && letter < 127 ? String.valueOf((char) letter) : String.format("\\x%02x", letter));
		return text.toString();
	}
}
