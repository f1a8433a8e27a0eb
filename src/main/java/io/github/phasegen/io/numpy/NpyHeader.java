package io.github.phasegen.io.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * The header of an array: the signature, a version (1.0, 2.0 or 3.0), a length and a Python dictionary of that many bytes.
 *
 * @param descr type of the samples, a literal
 * @param firstFastest true if the first dimension varies fastest (Fortran order)
 * @param shape dimensions as the file has them, all at least 0
 * @param dataOffset position of the first sample
 */
record NpyHeader(Object descr, boolean firstFastest, long[] shape, long dataOffset) {

	private static final byte[] SIGNATURE = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };
	private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

	/** NumPy's own headers take some hundred bytes; those of structures may be longer. */
	private static final int LONGEST = 1 << 20;

	private static final int MOST_DIMENSIONS = 64;

	/** Tells whether bytes begin with the signature and a version. */
	static boolean isNpy(final byte[] head) {
		if (head.length < 8)
			return false;
		for (int i = 0; i < SIGNATURE.length; i++)
			if (head[i] != SIGNATURE[i])
				return false;
		return true;
	}

	/** @param where the array is, for messages */
	static NpyHeader read(final Path file, final String where, final ByteSource source) throws IOException {
		final ByteBuffer start = bytes(source, 0, (int) Math.min(12, source.size()));
		if (!isNpy(start.array()))
			throw new CorruptFileException(file, where + "signature", source.size() < 8 ? "the end" : "other bytes",
				"93 4e 55 4d 50 59 of an array");
		final int version = start.get(6);
		if (version < 1 || version > 3 || start.get(7) != 0)
			throw new UnsupportedFormatException(file, where + "version", (start.get(6) & 0xff) + "." + (start.get(7) & 0xff),
				"1.0, 2.0 or 3.0");
		final int lengthBytes = version == 1 ? 2 : 4;
		if (source.size() < 8 + lengthBytes)
			throw new CorruptFileException(file, where + "header length", "the end", lengthBytes + " bytes");
		final long length = version == 1 ? start.getShort(8) & 0xffff : start.getInt(8) & 0xffffffffL;
		checkLength(file, where, length, source.size() - 8 - lengthBytes);
		final String text = text(file, where, version, bytes(source, 8 + lengthBytes, (int) length));
		return of(file, where, dictionary(file, where, text), 8 + lengthBytes + length);
	}

	private static void checkLength(final Path file, final String where, final long length, final long room) throws ImageFileException {
		if (length > room)
			throw new CorruptFileException(file, where + "header length", length, "at most the remaining " + room + " bytes");
		if (length > LONGEST)
			throw new UnsupportedFormatException(file, where + "header length", length, "at most " + LONGEST);
	}

	private static ByteBuffer bytes(final ByteSource source, final long position, final int count) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
		source.read(position, bytes);
		return bytes.flip();
	}

	private static String text(final Path file, final String where, final int version, final ByteBuffer bytes)
		throws CorruptFileException
	{
		try {
			return (version < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8).newDecoder().decode(bytes).toString();
		}
		catch (final CharacterCodingException e) {
			throw new CorruptFileException(file, where + "header", "bytes that are no UTF-8", "text");
		}
	}

	private static Map<?, ?> dictionary(final Path file, final String where, final String text) throws CorruptFileException {
		try {
			final Object literal = PythonLiteral.parse(text);
			if (literal instanceof Map<?, ?> map && map.keySet().equals(KEYS))
				return map;
			throw new CorruptFileException(file, where + "header", literal instanceof Map<?, ?> map ? "the keys "
				+ NpyType.printable(map.keySet()) : "no dictionary", "a dictionary with descr, fortran_order and shape");
		}
		catch (final PythonLiteral.SyntaxException e) {
			throw new CorruptFileException(file, where + "header", e.getMessage(), "a dictionary of Python literals");
		}
	}

	private static NpyHeader of(final Path file, final String where, final Map<?, ?> header, final long dataOffset)
		throws ImageFileException
	{
		if (!(header.get("fortran_order") instanceof Boolean firstFastest))
			throw new CorruptFileException(file, where + "fortran_order", NpyType.printable(header.get("fortran_order")), "True or False");
		if (!(header.get("shape") instanceof List<?> sizes))
			throw new CorruptFileException(file, where + "shape", NpyType.printable(header.get("shape")), "a tuple");
		if (sizes.size() > MOST_DIMENSIONS)
			throw new UnsupportedFormatException(file, where + "shape", sizes.size() + " dimensions", "at most NumPy's " + MOST_DIMENSIONS);
		final long[] shape = new long[sizes.size()];
		for (int i = 0; i < shape.length; i++) {
			if (!(sizes.get(i) instanceof Long size) || size < 0)
				throw new CorruptFileException(file, where + "shape", NpyType.printable(sizes), "whole numbers of at least 0");
			shape[i] = size;
		}
		return new NpyHeader(header.get("descr"), firstFastest, shape, dataOffset);
	}
}
