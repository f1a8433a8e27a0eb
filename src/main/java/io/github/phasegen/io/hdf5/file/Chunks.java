package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** Reads boxes of samples from a chunked dataset. Keeps the chunks used last. Not thread-safe. */
final class Chunks {

	/** As much as deflate can compress, and no chunk may be larger when expanded. */
	private static final int BEST_COMPRESSION = 1032;

	/** What filters may add to the smallest chunk. */
	private static final int LONGEST_FOR_NOTHING = 1024;

	/** Neighbouring planes often lie in the same chunks. */
	private static final long CACHE_BYTES = 1L << 26;

	private final Hdf5Input input;
	private final ChunkIndex index;
	private final Filters filters;
	private final List<Integer> chunk;
	private final int elementSize;
	private final byte[] fill;
	private final Map<ChunkIndex.Chunk, byte[]> cache = new LinkedHashMap<>(16, 0.75f, true);
	private long cached;

	Chunks(final Hdf5Input input, final ChunkIndex index, final Filters filters, final List<Integer> chunk, final byte[] fill) {
		this.input = input;
		this.index = index;
		this.filters = filters;
		this.chunk = chunk;
		this.elementSize = fill.length;
		this.fill = fill;
	}

	/** Copies a box of the dataset into an array of the box's size. */
	void read(final long[] start, final int[] count, final byte[] target) throws IOException {
		final long[] place = new long[start.length];
		for (int d = 0; d < place.length; d++)
			place[d] = start[d] / chunk.get(d);
		do
			copy(place, start, count, target);
		while (advance(place, start, count));
	}

	/** The next chunk that the box overlaps. */
	private boolean advance(final long[] place, final long[] start, final int[] count) {
		for (int d = place.length - 1; d >= 0; d--) {
			if (++place[d] * chunk.get(d) < start[d] + count[d])
				return true;
			place[d] = start[d] / chunk.get(d);
		}
		return false;
	}

	private void copy(final long[] place, final long[] start, final int[] count, final byte[] target) throws IOException {
		final ChunkIndex.Chunk found = index.at(place);
		copy(place, start, count, target, found == null ? null : bytes(found), 0, new int[2]);
	}

	/** Walks over dimension d of the overlap; {@code offsets} are those of the chunk's and the box's element so far. */
	private void copy(final long[] place, final long[] start, final int[] count, final byte[] target, final byte[] source, final int d,
		final int[] offsets)
	{
		final long chunkStart = place[d] * chunk.get(d);
		final long first = Math.max(chunkStart, start[d]);
		final int length = (int) (Math.min(chunkStart + chunk.get(d), start[d] + count[d]) - first);
		final int from = offsets[0] * chunk.get(d) + (int) (first - chunkStart);
		final int to = offsets[1] * count[d] + (int) (first - start[d]);
		if (d == place.length - 1) {
			copyRun(source, from, target, to, length);
			return;
		}
		for (int i = 0; i < length; i++)
			copy(place, start, count, target, source, d + 1, new int[] { from + i, to + i });
	}

	private void copyRun(final byte[] source, final int from, final byte[] target, final int to, final int length) {
		if (source != null)
			System.arraycopy(source, from * elementSize, target, to * elementSize, length * elementSize);
		else
			for (int i = 0; i < length; i++)
				System.arraycopy(fill, 0, target, (to + i) * elementSize, elementSize);
	}

	private byte[] bytes(final ChunkIndex.Chunk found) throws IOException {
		final byte[] known = cache.get(found);
		if (known != null)
			return known;
		final byte[] bytes = decoded(found);
		cache.put(found, bytes);
		cached += bytes.length;
		final Iterator<byte[]> oldest = cache.values().iterator();
		while (cached > CACHE_BYTES && cache.size() > 1) {
			cached -= oldest.next().length;
			oldest.remove();
		}
		return bytes;
	}

	private byte[] decoded(final ChunkIndex.Chunk found) throws IOException {
		final int size = chunk.stream().reduce(elementSize, Math::multiplyExact);
		if (size > (long) BEST_COMPRESSION * found.bytes() + BEST_COMPRESSION)
			throw new CorruptFileException(input.file(), "size of a chunk", found.bytes() + " bytes", "at least " + size / BEST_COMPRESSION
				+ " to hold " + size + " bytes");
		final long memory = Runtime.getRuntime().maxMemory() / 8;
		if (size > memory)
			throw new UnsupportedFormatException(input.file(), "size of a chunk", size + " bytes", "at most " + memory
				+ ", an eighth of Java's memory");
		if (found.bytes() > 2L * size + LONGEST_FOR_NOTHING)
			throw new CorruptFileException(input.file(), "size of a chunk", found.bytes() + " bytes", "no more than twice the " + size
				+ " bytes that it holds");
		final ByteBuffer stored = ByteBuffer.allocate(found.bytes());
		input.read("chunk", found.address(), stored);
		if (filters.isEmpty() && found.bytes() != size)
			throw new CorruptFileException(input.file(), "size of a chunk", found.bytes() + " bytes", size + " bytes");
		return filters.decode(stored.array(), found.mask(), size);
	}
}
