package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** What was done to the bytes of a chunk when it was written, undone in the reverse order. */
final class Filters {

	private static final int DEFLATE = 1;
	private static final int SHUFFLE = 2;
	private static final int FLETCHER32 = 3;
	private static final int LZF = 32000;
	private static final int MOST = 32;

	/** @param values of the filter's own */
	private record Filter(int id, String name, int[] values) {}

	static final Filters NONE = new Filters(null, List.of());

	private final Fields message;
	private final List<Filter> filters;

	private Filters(final Fields message, final List<Filter> filters) {
		this.message = message;
		this.filters = filters;
	}

	boolean isEmpty() {
		return filters.isEmpty();
	}

	/** Reads a filter pipeline message. */
	static Filters parse(final Fields fields) throws IOException {
		final int version = fields.version(1, 2);
		final int count = fields.u8();
		if (count > MOST)
			throw fields.corrupt("number of filters", count, "at most " + MOST);
		fields.skip(version == 1 ? 6 : 0);
		final List<Filter> filters = new ArrayList<>();
		for (int i = 0; i < count; i++)
			filters.add(filter(fields, version));
		return new Filters(fields, filters);
	}

	private static Filter filter(final Fields fields, final int version) throws IOException {
		final int id = fields.u16();
		final boolean named = version == 1 || id >= 256;
		final int nameLength = named ? fields.u16() : 0;
		fields.u16();
		final int valueCount = fields.u16();
		final String name = Hdf5Attribute.trimmed(fields.bytes(version == 1 ? nameLength + 7 & -8 : nameLength));
		final int[] values = new int[Math.min(valueCount, fields.remaining() / 4)];
		for (int i = 0; i < values.length; i++)
			values[i] = (int) fields.u32();
		fields.skip(version == 1 && valueCount % 2 == 1 ? 4 : 0);
		return new Filter(id, name, values);
	}

	/** @throws UnsupportedFormatException if there is a filter that is not known here */
	void requireKnown() throws UnsupportedFormatException {
		for (final Filter filter : filters)
			if (filter.id() != DEFLATE && filter.id() != SHUFFLE && filter.id() != FLETCHER32 && filter.id() != LZF)
				throw new UnsupportedFormatException(message.file(), message.structure(), "filter " + filter.id() + " " + filter.name(),
					"deflate (gzip), shuffle, fletcher32 or lzf");
	}

	/**
	 * The bytes of a chunk as they were before filtering.
	 *
	 * @param mask bit i is set if filter i was left out
	 * @param size bytes that the chunk must have
	 */
	byte[] decode(final byte[] stored, final int mask, final int size) throws IOException {
		byte[] bytes = stored;
		for (int i = filters.size() - 1; i >= 0; i--)
			if ((mask >>> i & 1) == 0)
				bytes = decode(filters.get(i), bytes, largest(i, size));
		if (bytes.length != size)
			throw corrupt("size of a chunk", bytes.length + " bytes", size + " bytes");
		return bytes;
	}

	/** Checksums of filters before this one make the bytes longer. */
	private int largest(final int filter, final int size) {
		return size + 4 * (int) filters.subList(0, filter).stream().filter(before -> before.id() == FLETCHER32).count();
	}

	private byte[] decode(final Filter filter, final byte[] bytes, final int largest) throws IOException {
		return switch (filter.id()) {
			case DEFLATE -> inflate(bytes, largest);
			case SHUFFLE -> unshuffle(bytes, filter.values().length == 0 ? 1 : filter.values()[0]);
			case FLETCHER32 -> withoutChecksum(bytes);
			case LZF -> lzf(bytes, largest);
			default -> throw corrupt("filter", filter.id(), "a known one");
		};
	}

	private byte[] inflate(final byte[] bytes, final int largest) throws IOException {
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(bytes);
			final byte[] result = new byte[largest];
			int length = 0;
			while (length < largest && !inflater.finished()) {
				final int count = inflater.inflate(result, length, largest - length);
				if (count == 0 && (inflater.needsInput() || inflater.needsDictionary()))
					throw corrupt("deflated chunk", "an end after " + length + " bytes", "" + largest);
				length += count;
			}
			if (!inflater.finished() && (inflater.inflate(new byte[1]) > 0 || !inflater.finished()))
				throw corrupt("deflated chunk", "no end after " + largest + " bytes", "its end there");
			return length == largest ? result : Arrays.copyOf(result, length);
		}
		catch (final DataFormatException e) {
			throw corrupt("deflated chunk", e.getMessage(), "data that can be inflated");
		}
		finally {
			inflater.end();
		}
	}

	/** Byte i of all elements is stored before byte i + 1 of all elements; what is left of an incomplete element follows as it is. */
	private byte[] unshuffle(final byte[] bytes, final int elementSize) throws CorruptFileException {
		if (elementSize < 1)
			throw corrupt("element size of shuffled chunks", Integer.toUnsignedString(elementSize), "at least 1");
		final int count = bytes.length / elementSize;
		final byte[] result = bytes.clone();
		for (int part = 0; part < elementSize && count > 0; part++)
			for (int i = 0; i < count; i++)
				result[i * elementSize + part] = bytes[part * count + i];
		return result;
	}

	private byte[] withoutChecksum(final byte[] bytes) throws CorruptFileException {
		if (bytes.length < 4)
			throw corrupt("checksum of a chunk", bytes.length + " bytes", "at least 4");
		final byte[] data = Arrays.copyOf(bytes, bytes.length - 4);
		int found = 0;
		for (int i = 0; i < 4; i++)
			found |= (bytes[data.length + i] & 0xff) << 8 * i;
		if (found != Fletcher32.of(data))
			throw corrupt("checksum of a chunk", Integer.toHexString(found), Integer.toHexString(Fletcher32.of(data)));
		return data;
	}

	private byte[] lzf(final byte[] bytes, final int largest) throws CorruptFileException {
		final byte[] result = new byte[largest];
		final int length = Lzf.decode(bytes, result);
		if (length < 0)
			throw corrupt("LZF chunk", "damaged data", "data that can be expanded to " + largest + " bytes");
		return length == largest ? result : Arrays.copyOf(result, length);
	}

	private CorruptFileException corrupt(final String field, final Object found, final String expected) {
		return message.corrupt(field, found, expected);
	}
}
