package io.github.phasegen.io;

import java.nio.file.Path;

/**
 * How a file is to be understood where it does not say so itself.
 *
 * @param entry the array to be read from a file that holds several, by its name; "" for the only one, or the one that its format puts first
 * @param axes what the dimensions of the array mean, see {@link AxisOrder}; "" for the usual meaning in its format
 */
public record ReadOptions(String entry, String axes) {

	public static final ReadOptions DEFAULT = new ReadOptions("", "");

	/** @throws IllegalArgumentException if the axes cannot be understood */
	public ReadOptions {
		entry = entry == null ? "" : entry.strip();
		axes = axes == null ? "" : axes.strip();
		if (!axes.isEmpty())
			AxisOrder.parse(axes);
	}

	/**
	 * For formats that hold one array without a name, in fixed axes.
	 *
	 * @throws UnsupportedFormatException if an entry or axes are asked for
	 */
	public void requireNoEntry(final Path file) throws UnsupportedFormatException {
		if (!entry.isEmpty())
			throw new UnsupportedFormatException(file, "entry", entry, "none, since such a file holds one image");
		if (!axes.isEmpty())
			throw new UnsupportedFormatException(file, "axes", axes, "none, since such a file names its axes");
	}
}
