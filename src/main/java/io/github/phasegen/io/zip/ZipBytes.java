package io.github.phasegen.io.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

import io.github.phasegen.io.CorruptFileException;

/** Bytes of an archive at any position, checked against the length of the file. Zip is little-endian throughout. */
record ZipBytes(Path file, FileChannel channel, long length) {

	/** @throws CorruptFileException if the file does not hold {@code count} bytes at {@code position}; {@code field} says what they are */
	ByteBuffer read(final long position, final int count, final String field) throws IOException {
		if (position < 0 || position > length - count)
			throw new CorruptFileException(file, field, count + " bytes at " + position, "a place within the " + length + " bytes of the file");
		final ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
		fill(bytes, position, field);
		return bytes.flip();
	}

	/** Fills what remains of a buffer. */
	void fill(final ByteBuffer bytes, final long position, final String field) throws IOException {
		long next = position;
		while (bytes.hasRemaining()) {
			final int count = channel.read(bytes, next);
			if (count < 0)
				throw new CorruptFileException(file, field, "an early end", length + " bytes as when the file was opened");
			next += count;
		}
	}

	static int unsignedShort(final ByteBuffer bytes, final int at) {
		return bytes.getShort(at) & 0xffff;
	}

	static long unsignedInt(final ByteBuffer bytes, final int at) {
		return bytes.getInt(at) & 0xffffffffL;
	}
}
