package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.github.phasegen.io.BulkInputStream;
import io.github.phasegen.io.ByteSource;

/** Bytes from their beginning to their end. The source is closed with it. */
final class SourceStream extends BulkInputStream {

	private final ByteSource source;
	private long position;

	SourceStream(final ByteSource source) {
		this.source = source;
	}

	@Override
	protected int readSome(final byte[] bytes, final int offset, final int length) throws IOException {
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
