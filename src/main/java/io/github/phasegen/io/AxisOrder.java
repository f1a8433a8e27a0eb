package io.github.phasegen.io;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the dimensions of an array mean, one letter each in the order in which the array's own format lists them: x, y, c (channel or coil),
 * z (slice), t (frame, echo, repetition), or 1 for a dimension of size 1 that means nothing. Each letter but 1 occurs once at the most, x
 * and y occur. NumPy's "zcyx" is a stack of slices of coils; MATLAB's "yxz" a stack whose first index counts the rows.
 */
public record AxisOrder(String letters) {

	private static final String KNOWN = "xyczt";

	/** @throws IllegalArgumentException if letters are unknown, missing or repeated */
	public AxisOrder {
		for (final char letter : letters.toCharArray())
			if (letter != '1' && (KNOWN.indexOf(letter) < 0 || letters.indexOf(letter) != letters.lastIndexOf(letter)))
				throw invalid(letters);
		if (letters.indexOf('x') < 0 || letters.indexOf('y') < 0)
			throw invalid(letters);
	}

	/** Upper and lower case are the same. */
	public static AxisOrder parse(final String letters) {
		return new AxisOrder(letters.strip().toLowerCase(Locale.ROOT));
	}

	public int rank() {
		return letters.length();
	}

	/** The dimension that is axis {@code axis} (0 to 4 for X, Y, C, Z, T), -1 if there is none. */
	public int dimension(final int axis) {
		return letters.indexOf(KNOWN.charAt(axis));
	}

	/** The same with x and y exchanged: rows are columns. */
	public AxisOrder transposed() {
		return new AxisOrder(letters.replace('x', ' ').replace('y', 'x').replace(' ', 'y'));
	}

	/** The sizes of the dimensions of an array that holds an image of this shape, as far as it has axes for it. */
	public long[] sizes(final ImageShape shape) {
		final long[] sizes = new long[rank()];
		Arrays.fill(sizes, 1);
		for (int axis = 0; axis < 5; axis++)
			if (dimension(axis) >= 0)
				sizes[dimension(axis)] = shape.dimensions()[axis];
		return sizes;
	}

	private static IllegalArgumentException invalid(final String letters) {
		return new IllegalArgumentException("Axes: expected x and y once each, c, z and t once at the most, 1 for a dimension of one sample"
			+ " (such as zcyx), found " + (letters.isEmpty() ? "none" : letters));
	}

	@Override
	public String toString() {
		return letters;
	}
}
