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

	/** Of Java's memory, places may take one part in so many, and about so many bytes each. */
	private static final int MEMORY_PART = 4;
	private static final int BYTES_EACH = 128;

	/** @param address of its first byte */
	private record Place(long address, long length) {}

	private final Hdf5Input input;

	/** The objects of all heaps that were asked for: no heap is looked through twice, in whatever order elements refer to them. */
	private final Map<Long, Place> places = new HashMap<>();

	GlobalHeap(final Hdf5Input input) {
		this.input = input;
	}

	/** Where in the file the elements are that an element of variable length refers to. */
	record Extent(long address, long bytes) {}

	/**
	 * Reads the text that an element refers to.
	 *
	 * @param reference number of letters, address and index of a heap object, at the buffer's position
	 */
	byte[] text(final String name, final ByteBuffer reference) throws IOException {
		final Extent extent = find(name, reference, 1);
		if (extent.bytes() > Hdf5Input.LARGEST_STRUCTURE)
			throw new UnsupportedFormatException(input.file(), name, extent.bytes() + " letters", "at most " + Hdf5Input.LARGEST_STRUCTURE);
		return read(name, extent, 0, extent.bytes()).array();
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

	/**
	 * Where the elements are that an element of variable length refers to.
	 *
	 * @param reference number of elements, address and index of a heap object, at the buffer's position
	 * @param elementSize bytes of one of the elements
	 */
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
		if (!places.containsKey(key(address, 0)))
			collect(address);
		final Place place = places.get(key(address, index));
		if (place == null)
			throw new CorruptFileException(input.file(), NAME + " at " + address, "no object " + index, "another one");
		return place;
	}

	/** Addresses in a file that exists have fewer than 47 bits, indices at most 16. No object has the index 0, which stands for the heap. */
	private static long key(final long address, final int index) {
		return address << 16 | index & 0xffff;
	}

	private void collect(final long address) throws IOException {
		final int header = 8 + input.widths().length();
		final Fields head = input.fields(NAME, address, header);
		head.signature("GCOL");
		head.version(1, 1);
		head.skip(3);
		final long size = head.length("size");
		input.requireInside(NAME, address, size);
		put(address, 0, new Place(address, size));
		long position = address + header;
		while (address + size - position >= SMALLEST_OBJECT) {
			final Fields object = input.fields(NAME + " object", position, header);
			final int index = object.u16();
			object.skip(6);
			final long length = object.length("size");
			if (index == 0)
				break;
			if (length > address + size - position - header)
				throw object.corrupt("size", length, "an end within the heap's " + size + " bytes");
			if (places.containsKey(key(address, index)))
				throw object.corrupt("index", index + " twice", "once");
			put(address, index, new Place(position + header, length));
			position += header + (length + 7 & -8L);
		}
	}

	private void put(final long address, final int index, final Place place) throws IOException {
		final long most = Runtime.getRuntime().maxMemory() / MEMORY_PART / BYTES_EACH;
		if (places.size() >= most)
			throw new UnsupportedFormatException(input.file(), NAME, "more than " + most + " objects", "fewer, with this much memory for Java");
		places.put(key(address, index), place);
	}
}
