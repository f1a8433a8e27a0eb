package io.github.phasegen.io.matlab;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileBytes;
import io.github.phasegen.io.StreamedBytes;

/**
 * An array in a file, compressed or not.
 *
 * @param position of its tag
 * @param size of its data
 */
record MatElement(Path file, ByteOrder order, long position, long size, boolean compressed) {

	/** No deflated data unfold to more than this many times their size. */
	private static final long LARGEST_RATIO = 1032;
	private static final long RATIO_SLACK = 1024;

	private static final int BUFFER = 1 << 16;

	String where() {
		return "array at byte " + position;
	}

	/** Its tag and data, unfolded. */
	ByteSource open() throws IOException {
		if (!compressed)
			return new FileBytes(file, position, MatTag.BYTES + size);
		return new StreamedBytes(file, where(), unfoldedSize(), this::inflate);
	}

	private InputStream inflate() throws IOException {
		return new InflaterInputStream(new BufferedInputStream(new SourceStream(new FileBytes(file, position + MatTag.BYTES, size)), BUFFER));
	}

	/** Size of the array as its own tag tells, which must be what so few bytes can give. */
	private long unfoldedSize() throws IOException {
		final byte[] tag = new byte[MatTag.BYTES];
		try (InputStream in = inflate()) {
			if (in.readNBytes(tag, 0, tag.length) < tag.length)
				throw new EOFException("an early end");
		}
		catch (final EOFException | ZipException e) {
			throw new CorruptFileException(file, where() + ", compressed data", e.getMessage(), "an array");
		}
		final long unfolded = MatTag.BYTES + (ByteBuffer.wrap(tag).order(order).getInt(4) & 0xffffffffL);
		final long largest = size * LARGEST_RATIO + RATIO_SLACK;
		if (unfolded > largest)
			throw new CorruptFileException(file, where() + ", size", unfolded, "at most " + largest + ", which is what " + size
				+ " compressed bytes can give");
		return unfolded;
	}
}
