package io.github.phasegen.io.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import io.github.phasegen.io.ByteSource;

/** The bytes of a strip, read in larger pieces. Closing it leaves the file open. */
final class StripStream extends InputStream {

	private static final int CHUNK = 1 << 16;

	private final ByteSource file;
	private final byte[] chunk;
	private long position;
	private final long end;
	private int used;
	private int filled;

	StripStream(final ByteSource file, final TiffStrip strip) {
		this.file = file;
		position = strip.offset();
		end = strip.offset() + strip.bytes();
		chunk = new byte[(int) Math.min(CHUNK, Math.max(1, strip.bytes()))];
	}

	@Override
	public int read() throws IOException {
		return fill() ? chunk[used++] & 0xff : -1;
	}

	@Override
	public int read(final byte[] into, final int offset, final int length) throws IOException {
		if (length == 0)
			return 0;
		if (!fill())
			return -1;
		final int count = Math.min(length, filled - used);
		System.arraycopy(chunk, used, into, offset, count);
		used += count;
		return count;
	}

	private boolean fill() throws IOException {
		if (used < filled)
			return true;
		used = 0;
		filled = (int) Math.min(chunk.length, end - position);
		file.read(position, ByteBuffer.wrap(chunk, 0, filled));
		position += filled;
		return filled > 0;
	}
}
