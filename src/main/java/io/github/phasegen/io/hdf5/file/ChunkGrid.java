package io.github.phasegen.io.hdf5.file;

import java.util.List;

/**
 * The chunks that a dataset is cut into.
 *
 * @param dimensions of the dataset
 * @param largest what they may grow to, -1 for any size
 * @param chunk elements of a chunk along each dimension
 */
record ChunkGrid(List<Long> dimensions, List<Long> largest, List<Integer> chunk) {

	int rank() {
		return chunk.size();
	}

	/** A chunk's number among those that the dataset has now, from its place counted in chunks along each dimension. */
	long number(final long[] place) {
		long number = 0;
		for (int d = 0; d < place.length; d++)
			number = number * count(dimensions.get(d), d) + place[d];
		return number;
	}

	/** True for a place in the dataset as it is now. */
	boolean contains(final long[] place) {
		for (int d = 0; d < place.length; d++)
			if (place[d] < 0 || place[d] >= count(dimensions.get(d), d))
				return false;
		return true;
	}

	private long count(final long size, final int d) {
		return size / chunk.get(d) + (size % chunk.get(d) == 0 ? 0 : 1);
	}

	/** The dimension that may grow to any size, -1 if there is none. */
	private int growing() {
		return largest.indexOf(-1L);
	}

	/** The number of chunks that a dataset can have which cannot grow to any size; a very large number otherwise, or if there are more. */
	long most() {
		double most = 1;
		for (int d = 0; d < rank(); d++)
			most *= growing() == d ? Long.MAX_VALUE : count(largest.get(d), d);
		return (long) most;
	}

	/**
	 * The place of the chunk with a number in an array of chunks. Numbers count all chunks that the dataset may grow to, the dimension that
	 * may grow to any size slowest.
	 */
	long[] place(final long number) {
		final long[] place = new long[rank()];
		long rest = number;
		for (int d = rank() - 1; d >= 0; d--) {
			if (d == growing())
				continue;
			final long count = Math.max(1, count(largest.get(d), d));
			place[d] = rest % count;
			rest /= count;
		}
		if (growing() >= 0)
			place[growing()] = rest;
		else if (rest != 0)
			place[0] = Long.MAX_VALUE;
		return place;
	}
}
