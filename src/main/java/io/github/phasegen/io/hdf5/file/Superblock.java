package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.phasegen.io.CorruptFileException;

/**
 * The start of an HDF5 file, at byte 0 or behind a user block of 512 bytes, 1024, 2048, ...
 *
 * @param base the byte at which it lies, from which addresses count
 * @param root address of the root group's object header
 */
record Superblock(long base, Widths widths, long root) {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n' };
	private static final int LONGEST = 128;
	private static final String NAME = "superblock";

	static byte[] signature() {
		return SIGNATURE.clone();
	}

	static boolean isSignature(final byte[] bytes, final int offset) {
		return offset <= bytes.length - SIGNATURE.length
			&& Arrays.equals(bytes, offset, offset + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
	}

	static Superblock read(final Path file, final FileChannel channel) throws IOException {
		for (long base = 0; base < channel.size(); base = base == 0 ? 512 : 2 * base) {
			final byte[] bytes = head(channel, base);
			if (isSignature(bytes, 0))
				return parse(file, bytes, base, channel.size());
		}
		throw new CorruptFileException(file, "signature", "none", "\\x89HDF at byte 0, 512, 1024, 2048, ...");
	}

	private static byte[] head(final FileChannel channel, final long position) throws IOException {
		final ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(LONGEST, channel.size() - position));
		while (buffer.hasRemaining())
			if (channel.read(buffer, position + buffer.position()) < 0)
				break;
		return Arrays.copyOf(buffer.array(), buffer.position());
	}

	private static Superblock parse(final Path file, final byte[] bytes, final long base, final long fileSize) throws IOException {
		final Fields start = new Fields(file, NAME, bytes, Widths.LARGEST);
		start.skip(SIGNATURE.length);
		return start.version(0, 3) < 2 ? old(file, bytes, base, fileSize) : recent(file, bytes, base, fileSize);
	}

	/** Versions 0 and 1. */
	private static Superblock old(final Path file, final byte[] bytes, final long base, final long fileSize) throws IOException {
		final Fields fields = new Fields(file, NAME, bytes, widths(file, bytes, 13));
		fields.skip(bytes[8] == 1 ? 28 : 24);
		checkBase(fields, base, fields.address());
		fields.address();
		checkEnd(fields, fileSize, fields.address());
		fields.address();
		fields.address();
		return new Superblock(base, fields.widths(), fields.address());
	}

	/** Versions 2 and 3. */
	private static Superblock recent(final Path file, final byte[] bytes, final long base, final long fileSize) throws IOException {
		final Widths widths = widths(file, bytes, 9);
		final Fields fields = new Fields(file, NAME, Arrays.copyOf(bytes, Math.min(bytes.length, 16 + 4 * widths.offset())), widths);
		fields.requireChecksum();
		fields.skip(12);
		checkBase(fields, base, fields.address());
		fields.address();
		checkEnd(fields, fileSize, fields.address());
		return new Superblock(base, widths, fields.address());
	}

	private static Widths widths(final Path file, final byte[] bytes, final int position) throws CorruptFileException {
		final Fields fields = new Fields(file, NAME, bytes, Widths.LARGEST);
		fields.skip(position);
		return new Widths(width(fields, "size of offsets"), width(fields, "size of lengths"));
	}

	private static int width(final Fields fields, final String field) throws CorruptFileException {
		final int width = fields.u8();
		if (width != 2 && width != 4 && width != 8)
			throw fields.corrupt(field, width, "2, 4 or 8");
		return width;
	}

	private static void checkBase(final Fields fields, final long base, final long found) throws CorruptFileException {
		if (found != base)
			throw fields.corrupt("base address", Long.toUnsignedString(found), "" + base);
	}

	private static void checkEnd(final Fields fields, final long fileSize, final long end) throws CorruptFileException {
		if (end < 0 || end > fileSize)
			throw fields.corrupt("end of file address", Long.toUnsignedString(end), "at most the file's " + fileSize + " bytes");
	}
}
