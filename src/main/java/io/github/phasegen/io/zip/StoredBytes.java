package io.github.phasegen.io.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A range of a file as a stream. It does not own the file. */
final class StoredBytes extends InputStream {

	private final ZipBytes zip;
	private final String field;
	private long position;
	private final long end;

	StoredBytes(final ZipBytes zip, final ZipMember member) {
		this.zip = zip;
		this.field = ZipDirectory.entry(member.name());
		this.position = member.dataOffset();
		this.end = member.dataEnd();
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
		if (position == end)
			return -1;
		final int count = (int) Math.min(length, end - position);
		zip.fill(ByteBuffer.wrap(bytes, offset, count), position, field);
		position += count;
		return count;
	}
}
