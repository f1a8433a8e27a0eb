package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.UnsupportedFormatException;

/** Where the samples of a dataset are. */
sealed interface Storage {

	/** All in one run at an address; -1 if nothing has been written yet. */
	record Contiguous(long address) implements Storage {}

	/** All in the object header. */
	record Compact(byte[] bytes) implements Storage {}

	/**
	 * In blocks of equal size.
	 *
	 * @param chunk samples of a block along each dimension
	 * @param index of {@link #TREE} and the other kinds
	 * @param address of the index, or of the only chunk; -1 if nothing has been written yet
	 * @param single the only chunk, if the index is {@link #SINGLE}
	 */
	record Chunked(List<Integer> chunk, int index, long address, SingleChunk single) implements Storage {}

	/** Stored bytes (0 if not filtered) and filters left out of the only chunk. */
	record SingleChunk(long bytes, int filterMask) {}

	/** Kinds of index. */
	int TREE = 0;
	int SINGLE = 1;
	int IMPLICIT = 2;
	int FIXED_ARRAY = 3;
	int EXTENSIBLE_ARRAY = 4;
	int RECORD_TREE = 5;

	/** Flags of layouts with an index. */
	int EDGES_NOT_FILTERED = 1;
	int SINGLE_FILTERED = 2;

	/** Reads a layout message. */
	static Storage parse(final Fields fields, final int elementSize) throws IOException {
		final int version = fields.version(1, 4);
		return version < 3 ? old(fields, elementSize) : recent(fields, version, elementSize);
	}

	private static Storage old(final Fields fields, final int elementSize) throws IOException {
		final int rank = fields.u8();
		final int kind = fields.u8();
		fields.skip(5);
		final long address = kind == 0 ? -1 : fields.address();
		final List<Integer> sizes = new ArrayList<>();
		for (int d = 0; d < rank; d++)
			sizes.add(kind == 2 ? fields.smallSize("chunk dimension") : (int) fields.u32());
		return switch (kind) {
			case 0 -> new Compact(fields.bytes(fields.smallSize("size of compact data")));
			case 1 -> new Contiguous(address);
			case 2 -> new Chunked(chunk(fields, sizes, elementSize), TREE, address, null);
			default -> throw fields.corrupt("layout class", kind, "0 to 2");
		};
	}

	private static Storage recent(final Fields fields, final int version, final int elementSize) throws IOException {
		final int kind = fields.u8();
		return switch (kind) {
			case 0 -> new Compact(fields.bytes(fields.u16()));
			case 1 -> new Contiguous(fields.address());
			case 2 -> version == 3 ? tree(fields, elementSize) : indexed(fields, elementSize);
			case 3 -> throw new UnsupportedFormatException(fields.file(), fields.structure(), "a virtual dataset",
				"samples in the file itself");
			default -> throw fields.corrupt("layout class", kind, "0 to 3");
		};
	}

	private static Storage tree(final Fields fields, final int elementSize) throws IOException {
		final int rank = fields.u8();
		final long address = fields.address();
		final List<Integer> sizes = new ArrayList<>();
		for (int d = 0; d < rank; d++)
			sizes.add(fields.smallSize("chunk dimension"));
		return new Chunked(chunk(fields, sizes, elementSize), TREE, address, null);
	}

	/** Layouts of HDF5 1.10 and later. */
	private static Storage indexed(final Fields fields, final int elementSize) throws IOException {
		final int flags = fields.u8();
		final int rank = fields.u8();
		final int width = fields.u8();
		if (width < 1 || width > 8)
			throw fields.corrupt("bytes of a chunk dimension", width, "1 to 8");
		if ((flags & EDGES_NOT_FILTERED) != 0)
			throw new UnsupportedFormatException(fields.file(), fields.structure(), "chunks that are not filtered at the edges",
				"all filtered alike");
		final List<Integer> sizes = new ArrayList<>();
		for (int d = 0; d < rank; d++) {
			final long size = fields.size("chunk dimension", width);
			if (size > Integer.MAX_VALUE)
				throw fields.corrupt("chunk dimension", size, "at most 2147483647");
			sizes.add((int) size);
		}
		final int index = fields.u8();
		final boolean filteredSingle = index == SINGLE && (flags & SINGLE_FILTERED) != 0;
		final SingleChunk single =
			filteredSingle ? new SingleChunk(fields.length("size of the chunk"), (int) fields.u32()) : new SingleChunk(0, 0);
		fields.skip(parameterBytes(fields, index));
		return new Chunked(chunk(fields, sizes, elementSize), index, fields.address(), single);
	}

	/** The index repeats its parameters itself. */
	private static int parameterBytes(final Fields fields, final int index) throws IOException {
		return switch (index) {
			case SINGLE, IMPLICIT -> 0;
			case FIXED_ARRAY -> 1;
			case EXTENSIBLE_ARRAY -> 5;
			case RECORD_TREE -> 6;
			default -> throw fields.corrupt("chunk index", index, "1 to 5");
		};
	}

	/** The last of the stored sizes is the element's. */
	private static List<Integer> chunk(final Fields fields, final List<Integer> sizes, final int elementSize) throws IOException {
		if (sizes.size() < 2 || sizes.get(sizes.size() - 1) != elementSize)
			throw fields.corrupt("chunk dimensions", sizes, "at least one, and the element's " + elementSize + " bytes");
		long bytes = elementSize;
		for (final int size : sizes.subList(0, sizes.size() - 1)) {
			bytes *= size;
			if (size < 1 || bytes > Integer.MAX_VALUE - 8)
				throw fields.corrupt("chunk dimensions", sizes, "each at least 1, and less than 2^31 bytes");
		}
		return List.copyOf(sizes.subList(0, sizes.size() - 1));
	}
}
