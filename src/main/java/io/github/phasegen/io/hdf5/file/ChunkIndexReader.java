package io.github.phasegen.io.hdf5.file;

import java.io.IOException;

import io.github.phasegen.io.CorruptFileException;

/** Reads where the chunks of a dataset are, in each of the ways that HDF5 has to tell. */
final class ChunkIndexReader {

	private static final int CHUNK_RECORDS = 10;
	private static final int FILTERED_CHUNK_RECORDS = 11;

	private final Hdf5Input input;
	private final ChunkGrid grid;
	private final int chunkBytes;
	private final boolean filtered;
	private final ChunkIndex index;
	private final Visited seen;

	/** @param chunkBytes of a chunk that is not filtered */
	ChunkIndexReader(final Hdf5Input input, final ChunkGrid grid, final int chunkBytes, final boolean filtered) {
		this.input = input;
		this.seen = new Visited(input);
		this.grid = grid;
		this.chunkBytes = chunkBytes;
		this.filtered = filtered;
		this.index = new ChunkIndex(input, grid);
	}

	ChunkIndex read(final Storage.Chunked storage) throws IOException {
		final long address = storage.address();
		if (address == -1)
			return index;
		switch (storage.index()) {
			case Storage.TREE -> addTree(address, TreeNode.ANY_LEVEL);
			case Storage.SINGLE -> addSingle(address, storage.single());
			case Storage.IMPLICIT -> addImplicit(address);
			case Storage.FIXED_ARRAY -> new ArrayIndex(input, chunkBytes, true, this::addNumbered).visitFixed(address, grid.most());
			case Storage.EXTENSIBLE_ARRAY -> new ArrayIndex(input, chunkBytes, false, this::addNumbered).visitExtensible(address,
				grid.most());
			default -> addRecords(address);
		}
		return index;
	}

	private void addTree(final long address, final int expectedLevel) throws IOException {
		final int keyBytes = 8 + 8 * (grid.rank() + 1);
		final TreeNode node =
			TreeNode.read(input, new TreeNode.Kind("B-tree of chunks", 1, keyBytes), address, expectedLevel, seen);
		final Fields entries = node.entries();
		for (int i = 0; i < node.count(); i++) {
			final int bytes = entries.smallSize("size of a chunk");
			final int mask = (int) entries.u32();
			final long[] offset = new long[grid.rank()];
			for (int d = 0; d < offset.length; d++)
				offset[d] = entries.size("offset of a chunk", 8);
			entries.skip(8);
			final long child = entries.address();
			if (node.level() > 0)
				addTree(child, node.level() - 1);
			else
				index.add(entries, place(entries, offset), new ChunkIndex.Chunk(child, bytes, mask));
		}
	}

	private long[] place(final Fields fields, final long[] offset) throws CorruptFileException {
		final long[] place = new long[offset.length];
		for (int d = 0; d < place.length; d++) {
			place[d] = offset[d] / grid.chunk().get(d);
			if (offset[d] % grid.chunk().get(d) != 0)
				throw fields.corrupt("offset of a chunk", offset[d], "a multiple of " + grid.chunk().get(d));
		}
		return place;
	}

	private void addSingle(final long address, final Storage.SingleChunk single) throws IOException {
		final long bytes = single.bytes() == 0 ? chunkBytes : single.bytes();
		final Fields none = new Fields(input.file(), "single chunk", new byte[0], input.widths());
		input.requireInside("chunk", address, bytes);
		addNumbered(none, 0, new ChunkIndex.Chunk(address, (int) Math.min(bytes, Integer.MAX_VALUE), single.filterMask()));
	}

	/** All chunks one after the other. */
	private void addImplicit(final long address) throws IOException {
		final long count = grid.most();
		if (count > input.size() / chunkBytes)
			throw new CorruptFileException(input.file(), "chunks", count + " of " + chunkBytes + " bytes", "no more than the file has");
		final Fields none = new Fields(input.file(), "implicit chunks", new byte[0], input.widths());
		for (long i = 0; i < count; i++)
			addNumbered(none, i, new ChunkIndex.Chunk(address + i * chunkBytes, chunkBytes, 0));
	}

	private void addNumbered(final Fields fields, final long number, final ChunkIndex.Chunk chunk) throws IOException {
		index.add(fields, grid.place(number), chunk);
	}

	private void addRecords(final long address) throws IOException {
		RecordTree.visit(input, address, filtered ? FILTERED_CHUNK_RECORDS : CHUNK_RECORDS, fields -> {
			final int sizeBytes = fields.remaining() - input.widths().offset() - 4 - 8 * grid.rank();
			if (filtered && (sizeBytes < 1 || sizeBytes > 8))
				throw fields.corrupt("size", fields.remaining() + " bytes", "room for a chunk's address, size, filters and place");
			final long chunkAddress = fields.address();
			final long bytes = filtered ? fields.size("size of a chunk", sizeBytes) : chunkBytes;
			final int mask = filtered ? (int) fields.u32() : 0;
			final long[] place = new long[grid.rank()];
			for (int d = 0; d < place.length; d++)
				place[d] = fields.size("place of a chunk", 8);
			index.add(fields, place, new ChunkIndex.Chunk(chunkAddress, (int) Math.min(bytes, Integer.MAX_VALUE), mask));
		});
	}
}
