package io.github.phasegen.io.zip;

import java.nio.ByteBuffer;

/**
 * Sizes and position of an entry, taken from its zip64 extra field where the header's own fields are full.
 *
 * @param size uncompressed bytes; may be negative in a file made to do harm
 * @param stored bytes in the archive; likewise
 * @param offset position of the local header; likewise
 */
record Zip64Sizes(long size, long stored, long offset) {

	/** A 32-bit field that refers to the zip64 extra field. */
	static final long FULL = 0xffffffffL;

	private static final int TAG = 1;

	/** Reads a header of the central directory whose extra field is at {@code extraAt}; null if the extra field does not hold what is needed. */
	static Zip64Sizes of(final ByteBuffer header, final int extraAt, final int extraSize) {
		final long size = ZipBytes.unsignedInt(header, 24);
		final long stored = ZipBytes.unsignedInt(header, 20);
		final long offset = ZipBytes.unsignedInt(header, 42);
		if (size != FULL && stored != FULL && offset != FULL)
			return new Zip64Sizes(size, stored, offset);
		final ByteBuffer extra = find(header, extraAt, extraAt + extraSize);
		final int needed = 8 * ((size == FULL ? 1 : 0) + (stored == FULL ? 1 : 0) + (offset == FULL ? 1 : 0));
		if (extra == null || extra.remaining() < needed)
			return null;
		return new Zip64Sizes(size == FULL ? extra.getLong() : size, stored == FULL ? extra.getLong() : stored,
			offset == FULL ? extra.getLong() : offset);
	}

	private static ByteBuffer find(final ByteBuffer header, final int begin, final int end) {
		int at = begin;
		while (at + 4 <= end) {
			final int size = ZipBytes.unsignedShort(header, at + 2);
			if (at + 4 + size > end)
				return null;
			if (ZipBytes.unsignedShort(header, at) == TAG)
				return header.slice(at + 4, size).order(header.order());
			at += 4 + size;
		}
		return null;
	}
}
