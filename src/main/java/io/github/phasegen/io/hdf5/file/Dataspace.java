package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.UnsupportedFormatException;

/** Reads dataspace messages: how many elements there are along each dimension, the last of which varies fastest. */
final class Dataspace {

	private static final int MOST_DIMENSIONS = 32;

	private Dataspace() {}

	/** The dimensions; none for a single element, one of size 0 if there is no element at all. */
	static List<Long> parse(final Fields fields) throws IOException {
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
			return List.of(0L);
		final List<Long> dimensions = new ArrayList<>();
		for (int d = 0; d < rank; d++)
			dimensions.add(fields.length("dimension " + (d + 1)));
		return List.copyOf(dimensions);
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
