package io.github.phasegen.io.dicom;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileBytes;

/** Reads numbers and texts of a file one after the other, through a small buffer, so that long elements can be passed over. */
final class DicomInput implements Closeable {

	private static final int BUFFER_BYTES = 1 << 14;

	private final Path file;
	private final FileBytes bytes;
	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
	private long bufferStart;

	DicomInput(final Path file) throws IOException {
		this.file = file;
		this.bytes = new FileBytes(file);
	}

	long size() {
		return bytes.size();
	}

	long position() {
		return bufferStart + buffer.position();
	}

	void order(final ByteOrder order) {
		buffer.order(order);
	}

	void moveTo(final long position) {
		if (position >= bufferStart && position <= bufferStart + buffer.limit()) {
			buffer.position((int) (position - bufferStart));
			return;
		}
		bufferStart = position;
		buffer.position(0).limit(0);
	}

	int unsignedShort() throws IOException {
		require(2);
		return buffer.getShort() & 0xffff;
	}

	long unsignedInt() throws IOException {
		require(4);
		return buffer.getInt() & 0xffffffffL;
	}

	/** A tag: the group is stored before the element, each in the byte order. */
	int tag() throws IOException {
		return unsignedShort() << 16 | unsignedShort();
	}

	/** @param length at most that of the buffer */
	byte[] bytes(final int length) throws IOException {
		final byte[] result = new byte[length];
		require(length);
		buffer.get(result);
		return result;
	}

	private void require(final int count) throws IOException {
		if (buffer.remaining() >= count)
			return;
		final long from = position();
		if (from + count > size())
			throw new CorruptFileException(file, "length", size() + " bytes", "an element after byte " + from);
		buffer.clear().limit((int) Math.min(BUFFER_BYTES, size() - from));
		bytes.read(from, buffer);
		buffer.flip();
		bufferStart = from;
	}

	@Override
	public void close() throws IOException {
		bytes.close();
	}
}
