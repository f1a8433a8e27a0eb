package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** Objects of any length that elements of datasets and attributes refer to. Not thread-safe. */
final class GlobalHeap {

	private static final String NAME = "global heap";
	private static final int SMALLEST_OBJECT = 16;
	private static final int LONGEST_TEXT = 1 << 26;

	/** Heaps are small, or used in their order; others would make each element go through thousands of objects. */
	private static final long FREE_OBJECTS = 1_000_000;
	private static final long OBJECTS_PER_LOOKUP = 256;

	/** @param address of its first byte */
	private record Place(long address, long length) {}

	private final Hdf5Input input;
	private long current = -1;
	private long lookups;
	private long objects;
	private final Map<Integer, Place> places = new HashMap<>();

	GlobalHeap(final Hdf5Input input) {
		this.input = input;
	}

	/** Where in the file the elements are that an element of variable length refers to. */
	record Extent(long address, long bytes) {}

	/**
	 * Reads the text that an element of variable length refers to.
	 *
	 * @param reference number of letters, address and index of a heap object, at the buffer's position
	 */
	String text(final String name, final ByteBuffer reference) throws IOException {
		final Extent extent = find(name, reference, 1);
		if (extent.bytes() > LONGEST_TEXT)
			throw new UnsupportedFormatException(input.file(), name, extent.bytes() + " letters", "at most " + LONGEST_TEXT);
		return Hdf5Attribute.trimmed(read(name, extent, 0, extent.bytes()).array());
	}

	/** Reads a part, in bytes. */
	ByteBuffer read(final String name, final Extent extent, final long first, final long bytes) throws IOException {
		if (first < 0 || bytes < 0 || first > extent.bytes() - bytes || bytes > Integer.MAX_VALUE - 8)
			throw new CorruptFileException(input.file(), name, bytes + " bytes from byte " + first, "at most the " + extent.bytes()
				+ " bytes of the heap object");
		final ByteBuffer buffer = ByteBuffer.allocate((int) bytes);
		input.read(name, extent.address() + first, buffer);
		return buffer.flip();
	}

	/** @param elementSize bytes of one of the elements referred to */
	Extent find(final String name, final ByteBuffer reference, final int elementSize) throws IOException {
		final byte[] bytes = new byte[8 + input.widths().offset()];
		reference.get(bytes);
		final Fields fields = new Fields(input.file(), name, bytes, input.widths());
		final long count = fields.u32();
		final long address = fields.address();
		final int index = fields.smallSize("index in the global heap");
		if (count == 0)
			return new Extent(0, 0);
		final Place place = place(address, index);
		if (count * elementSize > place.length())
			throw fields.corrupt("length", count + " elements of " + elementSize + " bytes", "at most the " + place.length()
				+ " bytes of the heap object");
		return new Extent(place.address(), count * elementSize);
	}

	private Place place(final long address, final int index) throws IOException {
		lookups++;
		if (address != current)
			collect(address);
		final Place place = places.get(index);
		if (place == null)
			throw new CorruptFileException(input.file(), NAME + " at " + address, "no object " + index, "one of " + places.size());
		return place;
	}

	private void collect(final long address) throws IOException {
		places.clear();
		current = -1;
		final int lengthBytes = input.widths().length();
		final int header = 8 + lengthBytes;
		final Fields head = input.part(NAME, address, header);
		head.signature("GCOL");
		head.version(1, 1);
		head.skip(3);
		final long size = head.length("size");
		input.requireInside(NAME, address, size);
		final long end = address + size;
		long position = address + header;
		while (end - position >= SMALLEST_OBJECT) {
			final Fields object = input.part(NAME + " object", position, header);
			final int index = object.u16();
			object.skip(6);
			final long length = object.length("size");
			if (index == 0)
				break;
			requireBounded(object, length, end - position - header);
			places.put(index, new Place(position + header, length));
			position += header + (length + 7 & -8L);
		}
		current = address;
	}

	private void requireBounded(final Fields object, final long length, final long room) throws CorruptFileException {
		if (length > room)
			throw object.corrupt("size", length, "at most the " + room + " bytes that are left of the heap");
		if (++objects > FREE_OBJECTS + lookups * OBJECTS_PER_LOOKUP)
			throw object.corrupt("number", objects + " objects gone through for " + lookups, "heaps of fewer objects, in the order of use");
	}
}
