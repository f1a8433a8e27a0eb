package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the chunks of a dataset are; those that hold nothing but the fill value may be missing. */
final class ChunkIndex {

	/** @param mask of filters that were left out */
	record Chunk(long address, int bytes, int mask) {}

	/** What is kept of a chunk takes about four times the memory of its entry in the file. */
	private static final int MEMORY_PART = 16;

	private final Hdf5Input input;
	private final List<Long> dimensions;
	private final List<Integer> chunk;
	private final Map<Long, Chunk> chunks = new HashMap<>();
	private final Visited seen;

	private ChunkIndex(final Hdf5Input input, final List<Long> dimensions, final List<Integer> chunk) {
		this.input = input;
		this.dimensions = dimensions;
		this.chunk = chunk;
		this.seen = new Visited(input, Runtime.getRuntime().maxMemory() / MEMORY_PART);
	}

	static ChunkIndex read(final Hdf5Input input, final Storage.Chunked storage, final List<Long> dimensions, final int chunkBytes)
		throws IOException
	{
		final ChunkIndex index = new ChunkIndex(input, dimensions, storage.chunk());
		if (storage.address() == -1)
			return index;
		if (storage.index() == Storage.TREE)
			index.addTree(storage.address(), TreeNode.ANY_LEVEL);
		else
			index.addSingle(storage, chunkBytes);
		return index;
	}

	/** The chunk at this place, counted in chunks along each dimension; null if it is missing. */
	Chunk at(final long[] place) {
		return chunks.get(number(place));
	}

	private long number(final long[] place) {
		long number = 0;
		for (int d = 0; d < place.length; d++)
			number = number * chunksAlong(d) + place[d];
		return number;
	}

	private long chunksAlong(final int d) {
		return (dimensions.get(d) + chunk.get(d) - 1) / chunk.get(d);
	}

	private void addSingle(final Storage.Chunked storage, final int chunkBytes) throws IOException {
		final long bytes = storage.single().bytes() == 0 ? chunkBytes : storage.single().bytes();
		input.requireInside("chunk", storage.address(), bytes);
		chunks.put(0L, new Chunk(storage.address(), (int) Math.min(bytes, Integer.MAX_VALUE - 8), storage.single().filterMask()));
	}

	private void addTree(final long address, final int expectedLevel) throws IOException {
		final int keyBytes = 8 + 8 * (chunk.size() + 1);
		final TreeNode node =
			TreeNode.read(input, new TreeNode.Kind("B-tree of chunks", 1, keyBytes), address, expectedLevel, seen);
		for (int i = 0; i < node.count(); i++) {
			final int bytes = node.entries().smallSize("size of a chunk");
			final int mask = (int) node.entries().u32();
			final long[] place = new long[chunk.size()];
			for (int d = 0; d < place.length; d++)
				place[d] = node.entries().size("offset of a chunk", 8);
			node.entries().skip(8);
			final long child = node.entries().address();
			if (node.level() > 0)
				addTree(child, node.level() - 1);
			else
				add(node.entries(), place, new Chunk(child, bytes, mask));
		}
	}

	private void add(final Fields fields, final long[] offset, final Chunk found) throws IOException {
		final long[] place = new long[offset.length];
		for (int d = 0; d < place.length; d++) {
			place[d] = offset[d] / chunk.get(d);
			if (offset[d] % chunk.get(d) != 0)
				throw fields.corrupt("offset of a chunk", offset[d], "a multiple of " + chunk.get(d));
			if (offset[d] >= dimensions.get(d))
				return;
		}
		input.requireInside("chunk", found.address(), found.bytes());
		if (chunks.put(number(place), found) != null)
			throw fields.corrupt("offset of a chunk", Arrays.toString(offset) + " twice", "once");
	}
}
