package io.github.phasegen.cli;

import io.github.phasegen.io.ReadOptions;
import picocli.CommandLine.Option;

/** How a file is to be understood where it does not say so: what open, convert and info have in common. */
final class ReadArguments {

	@Option(names = "--entry", defaultValue = "", paramLabel = "NAME", description = "Array to be read from a file that holds several" +
		" (the first one).")
	private String entry;

	@Option(names = "--axes", defaultValue = "", paramLabel = "LETTERS", description = "What the dimensions mean: x, y, c (coil), z (slice)," +
		" t (frame), 1 (drop it), in the order of the format, such as zcyx for NumPy.")
	private String axes;

	/** @throws IllegalArgumentException if the axes cannot be understood */
	ReadOptions options() {
		return new ReadOptions(entry, axes);
	}
}
