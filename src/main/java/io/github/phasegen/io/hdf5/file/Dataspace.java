package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.UnsupportedFormatException;

/**
 * How many elements there are along each dimension, the last of which varies fastest.
 *
 * @param dimensions none for a single element, one of size 0 if there is no element at all
 * @param largest what the dimensions may grow to, -1 for any size
 */
record Dataspace(List<Long> dimensions, List<Long> largest) {

	private static final int MOST_DIMENSIONS = 32;

	private static final int LARGEST_TOLD = 1;

	/** Reads a dataspace message. */
	static Dataspace parse(final Fields fields) throws IOException {
		final int version = fields.version(1, 2);
		final int rank = fields.u8();
		if (rank > MOST_DIMENSIONS)
			throw fields.corrupt("number of dimensions", rank, "at most " + MOST_DIMENSIONS);
		final int flags = fields.u8();
		final int type = fields.u8();
		if (version == 1)
			fields.skip(4);
		if (version == 1 && (flags & 2) != 0)
			throw new UnsupportedFormatException(fields.file(), fields.structure(), "permuted dimensions", "none");
		if (version == 2 && type == 2)
			return new Dataspace(List.of(0L), List.of(0L));
		final List<Long> dimensions = new ArrayList<>();
		for (int d = 0; d < rank; d++)
			dimensions.add(fields.length("dimension " + (d + 1)));
		final List<Long> largest = new ArrayList<>();
		for (int d = 0; d < rank && (flags & LARGEST_TOLD) != 0; d++)
			largest.add(fields.orNone(fields.widths().length()));
		return new Dataspace(List.copyOf(dimensions), largest.isEmpty() ? List.copyOf(dimensions) : List.copyOf(largest));
	}

	/**
	 * Elements of all dimensions.
	 *
	 * @throws io.github.phasegen.io.CorruptFileException if they have more than 2^56 bytes
	 */
	static long elements(final Fields fields, final List<Long> dimensions, final int elementSize) throws IOException {
		long bytes = elementSize;
		for (final long dimension : dimensions) {
			if (dimension != 0 && bytes > (1L << 56) / dimension)
				throw fields.corrupt("dimensions", dimensions + " of " + elementSize + " bytes", "less than 2^56 bytes");
			bytes *= dimension;
		}
		return bytes / elementSize;
	}
}
