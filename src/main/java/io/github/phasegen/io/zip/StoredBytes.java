package io.github.phasegen.io.zip;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.github.phasegen.io.BulkInputStream;

/** A range of a file as a stream. It does not own the file. */
final class StoredBytes extends BulkInputStream {

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
	protected int readSome(final byte[] bytes, final int offset, final int length) throws IOException {
		if (position == end)
			return -1;
		final int count = (int) Math.min(length, end - position);
		zip.fill(ByteBuffer.wrap(bytes, offset, count), position, field);
		position += count;
		return count;
	}
}
