package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.SampleType;

/**
 * The beginning of a data element: its type, and where its bytes are.
 *
 * @param type one of the constants
 * @param size of the data in bytes
 * @param data position of the first
 * @param next position behind the element, if it is followed by another one
 */
record MatTag(int type, long size, long data, long next) {

	static final int INT8 = 1;
	static final int INT32 = 5;
	static final int UINT32 = 6;
	static final int SINGLE = 7;
	static final int MATRIX = 14;
	static final int COMPRESSED = 15;
	private static final int UTF8 = 16;

	/** Bytes of a tag, and what elements are aligned to. */
	static final int BYTES = 8;

	/**
	 * @param where the element is, for messages
	 * @param end of the elements that contain this one
	 * @throws CorruptFileException if the element does not end before that
	 */
	static MatTag read(final MatInput in, final String where, final long position, final long end) throws IOException {
		if (end - position < BYTES)
			throw new CorruptFileException(in.file(), where, "the end", "a tag of " + BYTES + " bytes");
		final ByteBuffer tag = in.bytes(position, BYTES);
		final int word = tag.getInt(0);
		// up to 4 bytes are packed into the tag, which then has their number in its upper half
		final boolean small = word >>> 16 != 0;
		final long size = small ? word >>> 16 : tag.getInt(4) & 0xffffffffL;
		final long data = position + (small ? 4 : BYTES);
		if (small ? size > 4 : size > end - data)
			throw new CorruptFileException(in.file(), where + ", size", size, "at most " + (small ? 4 : end - data) + " bytes");
		return new MatTag(small ? word & 0xffff : word, size, data, position + BYTES + (small ? 0 : padded(size)));
	}

	static long padded(final long size) {
		return size + 7 & ~7L;
	}

	/** The type of the numbers in it, null if it holds none. */
	SampleType numbers() {
		return switch (type) {
			case INT8 -> SampleType.INT8;
			case 2 -> SampleType.UINT8;
			case 3 -> SampleType.INT16;
			case 4 -> SampleType.UINT16;
			case INT32 -> SampleType.INT32;
			case UINT32 -> SampleType.UINT32;
			case SINGLE -> SampleType.FLOAT32;
			case 9 -> SampleType.FLOAT64;
			case 12 -> SampleType.INT64;
			case 13 -> SampleType.UINT64;
			default -> null;
		};
	}

	/** True if it holds a name. */
	boolean isText() {
		return type == INT8 || type == UTF8;
	}
}
