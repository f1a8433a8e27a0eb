package io.github.phasegen.io.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

import io.github.phasegen.io.BulkInputStream;
import io.github.phasegen.io.CorruptFileException;

/** The bytes of one entry: as many as the directory promises, not one more, and with its checksum. */
final class MemberStream extends BulkInputStream {

	private final Path file;
	private final ZipMember member;
	private final InputStream in;
	private final CRC32 crc = new CRC32();
	private long remaining;

	MemberStream(final Path file, final ZipMember member, final InputStream in) {
		this.file = file;
		this.member = member;
		this.in = in;
		this.remaining = member.size();
	}

	@Override
	protected int readSome(final byte[] bytes, final int offset, final int length) throws IOException {
		if (remaining == 0) {
			checkEnd();
			return -1;
		}
		final int count = inflate(bytes, offset, (int) Math.min(length, remaining));
		if (count < 0)
			throw corrupt("data", "an end after " + (member.size() - remaining) + " bytes", member.size() + " bytes");
		crc.update(bytes, offset, count);
		remaining -= count;
		// a caller that knows the size may never ask for the end
		if (remaining == 0)
			checkEnd();
		return count;
	}

	@Override
	public int available() {
		return (int) Math.min(remaining, Integer.MAX_VALUE);
	}

	@Override
	public void close() throws IOException {
		in.close();
	}

	private void checkEnd() throws IOException {
		if (crc.getValue() != member.crc())
			throw corrupt("CRC", Long.toHexString(crc.getValue()), Long.toHexString(member.crc()) + " as in the central directory");
		if (inflate(new byte[1], 0, 1) >= 0)
			throw corrupt("data", "more", member.size() + " bytes");
	}

	private int inflate(final byte[] bytes, final int offset, final int length) throws IOException {
		try {
			return in.read(bytes, offset, length);
		}
		catch (final EOFException | ZipException e) {
			throw corrupt("data", e.getMessage(), "sound compressed data");
		}
	}

	private CorruptFileException corrupt(final String what, final String found, final String expected) {
		return new CorruptFileException(file, ZipDirectory.entry(member.name()) + ", " + what, found, expected);
	}
}
