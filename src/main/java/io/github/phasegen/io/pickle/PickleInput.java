package io.github.phasegen.io.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.phasegen.io.CorruptFileException;

/** The bytes of a pickle and the place in them. Whatever a length says, it never reads beyond the end or takes memory for more than is there. */
final class PickleInput {

	private final Path file;
	private final String part;
	private final byte[] bytes;
	private final ByteBuffer little;
	private int position;
	private int opcodeAt;
	private PickleOpcode opcode;

	PickleInput(final Path file, final String part, final byte[] bytes) {
		this.file = file;
		this.part = part;
		this.bytes = bytes;
		this.little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	PickleOpcode opcode() throws CorruptFileException {
		opcodeAt = position;
		opcode = null;
		final int code = unsignedByte();
		opcode = PickleOpcode.of(code);
		if (opcode == null)
			throw site().corrupt(String.format("0x%02x", code), "an instruction of a pickle");
		return opcode;
	}

	PickleSite site() {
		return new PickleSite(file, part + ", byte " + opcodeAt + (opcode == null ? "" : " (" + opcode + ")"));
	}

	int remaining() {
		return bytes.length - position;
	}

	int unsignedByte() throws CorruptFileException {
		return bytes[advance(1)] & 0xff;
	}

	int unsignedShort() throws CorruptFileException {
		return little.getShort(advance(2)) & 0xffff;
	}

	int int4() throws CorruptFileException {
		return little.getInt(advance(4));
	}

	long unsignedInt() throws CorruptFileException {
		return little.getInt(advance(4)) & 0xffffffffL;
	}

	long long8() throws CorruptFileException {
		return little.getLong(advance(8));
	}

	/** The one number that pickles store with its highest byte first. */
	double bigEndianDouble() throws CorruptFileException {
		return Double.longBitsToDouble(Long.reverseBytes(long8()));
	}

	byte[] bytes(final long length) throws CorruptFileException {
		final int from = advance(length);
		return Arrays.copyOfRange(bytes, from, position);
	}

	String utf8(final long length) throws CorruptFileException {
		final int from = advance(length);
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, (int) length)).toString();
		}
		catch (final CharacterCodingException e) {
			throw site().corrupt("bytes that are no UTF-8", "a text");
		}
	}

	String latin1(final long length) throws CorruptFileException {
		final int from = advance(length);
		return new String(bytes, from, (int) length, StandardCharsets.ISO_8859_1);
	}

	/** The bytes up to the next line feed, which is skipped. */
	String line() throws CorruptFileException {
		int end = position;
		while (end < bytes.length && bytes[end] != '\n')
			end++;
		if (end == bytes.length)
			throw site().corrupt("no line feed", "a line of text");
		final String line = latin1(end - position);
		position++;
		return line;
	}

	/** A line as UTF-8: names. */
	String name() throws CorruptFileException {
		final int from = position;
		final int length = line().length();
		position = from;
		final String name = utf8(length);
		position++;
		return name;
	}

	private int advance(final long length) throws CorruptFileException {
		if (length < 0 || length > bytes.length - position)
			throw site().corrupt(length + " bytes", "at most the " + remaining() + " that follow");
		final int from = position;
		position += (int) length;
		return from;
	}
}
