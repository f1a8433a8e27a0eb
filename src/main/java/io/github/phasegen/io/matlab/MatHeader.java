package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * The beginning of a file: 116 bytes of text, the position of data that MATLAB keeps for itself, the version, and "MI" as a number, which tells
 * the byte order.
 */
final class MatHeader {

	static final int BYTES = 128;
	private static final int TEXT_BYTES = 116;
	private static final int VERSION_AT = 124;
	private static final int ORDER_AT = 126;
	private static final int VERSION_5 = 0x0100;
	private static final int VERSION_7_3 = 0x0200;
	private static final int LONGEST_NAME_4 = 64;

	private MatHeader() {}

	/** Tells whether a file that begins so is of version 5. */
	static boolean isMat5(final byte[] head) {
		if (head.length < BYTES || !hasText(head))
			return false;
		final ByteOrder order = order(head);
		return order != null && ByteBuffer.wrap(head).order(order).getShort(VERSION_AT) == VERSION_5;
	}

	/** The byte order of a file of version 5. */
	static ByteOrder read(final Path file, final ByteSource source) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(BYTES, source.size()));
		source.read(0, bytes);
		final byte[] head = bytes.array();
		if (isMat4(head))
			throw new UnsupportedFormatException(file, "version", "MATLAB 4", "MATLAB 5 (saved with -v6 or -v7)");
		if (head.length < BYTES)
			throw new CorruptFileException(file, "header", "the end after " + head.length + " bytes", BYTES + " bytes");
		if (!hasText(head))
			throw new CorruptFileException(file, "header", "no text at its beginning", "\"MATLAB 5.0 MAT-file\" or the like");
		final ByteOrder order = order(head);
		if (order == null)
			throw new CorruptFileException(file, "byte order", "bytes " + HexFormat.of().formatHex(head, ORDER_AT, BYTES), "\"IM\" or \"MI\"");
		checkVersion(file, bytes.order(order).getShort(VERSION_AT) & 0xffff);
		return order;
	}

	private static void checkVersion(final Path file, final int version) throws ImageFileException {
		if (version == VERSION_7_3)
			throw new UnsupportedFormatException(file, "version", "MATLAB 7.3, which is HDF5", "MATLAB 5 (saved with -v6 or -v7)");
		if (version != VERSION_5)
			throw new CorruptFileException(file, "version", "0x" + Integer.toHexString(version), "0x100");
	}

	/** The first four bytes are never 0, so that files of version 4 can be told apart. */
	private static boolean hasText(final byte[] head) {
		return head[0] != 0 && head[1] != 0 && head[2] != 0 && head[3] != 0;
	}

	private static ByteOrder order(final byte[] head) {
		if (head[ORDER_AT] == 'I' && head[ORDER_AT + 1] == 'M')
			return ByteOrder.LITTLE_ENDIAN;
		return head[ORDER_AT] == 'M' && head[ORDER_AT + 1] == 'I' ? ByteOrder.BIG_ENDIAN : null;
	}

	/** Version 4 has no signature, but a type below 5000, dimensions, a flag and the length of a name that ends with 0. */
	private static boolean isMat4(final byte[] head) {
		return isMat4(head, ByteOrder.LITTLE_ENDIAN) || isMat4(head, ByteOrder.BIG_ENDIAN);
	}

	private static boolean isMat4(final byte[] head, final ByteOrder order) {
		if (head.length < 22)
			return false;
		final ByteBuffer bytes = ByteBuffer.wrap(head).order(order);
		final int type = bytes.getInt(0);
		final int nameBytes = bytes.getInt(16);
		return type >= 0 && type < 5000 && bytes.getInt(4) >= 0 && bytes.getInt(8) >= 0 && (bytes.getInt(12) & ~1) == 0 && nameBytes > 1
			&& nameBytes <= LONGEST_NAME_4 && head.length >= 20 + nameBytes && head[19 + nameBytes] == 0 && head[20] > ' ';
	}

	/** The bytes of a little-endian file of version 5. */
	static byte[] bytes() {
		final String text = "MATLAB 5.0 MAT-file, written by PhaseGen";
		final ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.put((text + " ".repeat(TEXT_BYTES - text.length())).getBytes(StandardCharsets.US_ASCII));
		return bytes.putShort(VERSION_AT, (short) VERSION_5).put(ORDER_AT, (byte) 'I').put(ORDER_AT + 1, (byte) 'M').array();
	}
}
