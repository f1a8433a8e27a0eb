package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

import io.github.phasegen.io.CorruptFileException;

/** Objects of any length that elements of datasets and attributes refer to. Not thread-safe. */
final class GlobalHeap {

	private static final String NAME = "global heap";
	private static final int SMALLEST_OBJECT = 16;

	/** @param address of its first byte */
	private record Place(long address, long length) {}

	private final Hdf5Input input;
	private long current = -1;
	private final Map<Integer, Place> places = new HashMap<>();

	GlobalHeap(final Hdf5Input input) {
		this.input = input;
	}

	/**
	 * Reads what an element of variable length refers to.
	 *
	 * @param reference number of elements, address and index of a heap object, at the buffer's position
	 * @param elementSize bytes of one of the elements
	 */
	ByteBuffer read(final String name, final ByteBuffer reference, final int elementSize) throws IOException {
		final byte[] bytes = new byte[8 + input.widths().offset()];
		reference.get(bytes);
		final Fields fields = new Fields(input.file(), name, bytes, input.widths());
		final long count = fields.u32();
		final long address = fields.address();
		final int index = fields.smallSize("index in the global heap");
		if (count == 0)
			return ByteBuffer.allocate(0);
		final Place place = place(address, index);
		final long length = count * elementSize;
		if (length > place.length() || length > Integer.MAX_VALUE - 8)
			throw fields.corrupt("length", count + " elements of " + elementSize + " bytes", "at most the " + place.length()
				+ " bytes of the heap object");
		final ByteBuffer buffer = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
		input.read(name, place.address(), buffer);
		return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
	}

	private Place place(final long address, final int index) throws IOException {
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
		final Fields head = input.structure(NAME, address, 8 + lengthBytes);
		head.signature("GCOL");
		head.version(1, 1);
		head.skip(3);
		final long size = head.length("size");
		input.requireInside(NAME, address, size);
		final int header = 8 + lengthBytes;
		long position = address + header;
		while (address + size - position >= SMALLEST_OBJECT) {
			final Fields object = input.structure(NAME + " object", position, header);
			final int index = object.u16();
			object.skip(6);
			final long length = object.length("size");
			if (index == 0)
				break;
			if (length > address + size - position - header)
				throw object.corrupt("size", length, "an end within the heap's " + size + " bytes");
			places.put(index, new Place(position + header, length));
			position += header + (length + 7 & -8L);
		}
		current = address;
	}
}
