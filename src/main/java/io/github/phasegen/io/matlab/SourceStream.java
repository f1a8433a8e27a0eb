package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

import io.github.phasegen.io.ByteSource;

/** Bytes from their beginning to their end. The source is closed with it. */
final class SourceStream extends InputStream {

	private final ByteSource source;
	private long position;

	SourceStream(final ByteSource source) {
		this.source = source;
	}

	@Override
	public int read() throws IOException {
		final byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(final byte[] bytes, final int offset, final int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		if (length == 0)
			return 0;
		if (position == source.size())
			return -1;
		final int count = (int) Math.min(length, source.size() - position);
		source.read(position, ByteBuffer.wrap(bytes, offset, count));
		position += count;
		return count;
	}

	@Override
	public void close() throws IOException {
		source.close();
	}
}
