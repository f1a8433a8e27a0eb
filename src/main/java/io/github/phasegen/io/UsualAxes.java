package io.github.phasegen.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the dimensions of an array mean where neither its file nor the user says so: a convention for each number of dimensions. */
public enum UsualAxes {

	/** Of formats that list the slowest dimension first (NumPy, HDF5, PyTorch); four dimensions are fastMRI's slices, coils, rows, columns. */
	SLOWEST_FIRST("yx", "zyx", "zcyx", "tzcyx"),

	/** Of MATLAB, whose first index counts the rows. */
	ROWS_FIRST("yx", "yxz", "yxzc", "yxzct");

	private final List<String> orders;

	UsualAxes(final String... orders) {
		this.orders = List.of(orders);
	}

	/**
	 * The axes that the options name, or else the usual ones. Where there are more than five dimensions, those of one sample at the slow end mean
	 * nothing.
	 *
	 * @throws UnsupportedFormatException if there are no usual axes for so many dimensions
	 */
	public AxisOrder of(final Path file, final ReadOptions options, final long... dimensions) throws UnsupportedFormatException {
		if (!options.axes().isEmpty())
			return AxisOrder.parse(options.axes());
		int rank = dimensions.length;
		while (rank > 5 && dimensions[this == SLOWEST_FIRST ? dimensions.length - rank : rank - 1] == 1)
			rank--;
		if (rank < 2 || rank > 5)
			throw new UnsupportedFormatException(file, "dimensions", dimensions.length + ": " + Arrays.toString(dimensions),
				"2 to 5 of them" + (rank > 5 ? ", or axes that say what each is" : ""));
		final String spare = "1".repeat(dimensions.length - rank);
		final String letters = orders.get(rank - 2);
		return new AxisOrder(this == SLOWEST_FIRST ? spare + letters : letters + spare);
	}

	/** The usual axes that bring an image of this shape back with all its axes, with as few dimensions as possible. */
	public AxisOrder holding(final ImageShape shape) {
		final int rank = shape.frames() > 1 ? 5 : shape.channels() > 1 ? 4 : shape.slices() > 1 ? 3 : 2;
		return new AxisOrder(orders.get(rank - 2));
	}
}
