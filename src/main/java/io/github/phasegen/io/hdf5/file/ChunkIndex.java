package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.github.phasegen.io.UnsupportedFormatException;

/** Where the chunks of a dataset are; those that hold nothing but the fill value may be missing. */
final class ChunkIndex {

	/** @param mask of filters that were left out */
	record Chunk(long address, int bytes, int mask) {}

	/** About what the place of a chunk takes in memory. */
	private static final int BYTES_EACH = 128;

	private final Hdf5Input input;
	private final ChunkGrid grid;
	private final Map<Long, Chunk> chunks = new HashMap<>();

	ChunkIndex(final Hdf5Input input, final ChunkGrid grid) {
		this.input = input;
		this.grid = grid;
	}

	/** The chunk at this place, counted in chunks along each dimension; null if it is missing. */
	Chunk at(final long[] place) {
		return chunks.get(grid.number(place));
	}

	/** Chunks beyond the end of a dataset that has shrunk are left out. */
	void add(final Fields fields, final long[] place, final Chunk chunk) throws IOException {
		if (!grid.contains(place))
			return;
		input.requireInside("chunk", chunk.address(), chunk.bytes());
		if (chunks.size() >= Runtime.getRuntime().maxMemory() / 4 / BYTES_EACH)
			throw new UnsupportedFormatException(input.file(), "chunks", "more than " + chunks.size(), "fewer with this much memory for Java");
		if (chunks.put(grid.number(place), chunk) != null)
			throw fields.corrupt("offset of a chunk", Arrays.toString(place) + " twice", "once");
	}
}
