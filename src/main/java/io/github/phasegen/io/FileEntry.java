package io.github.phasegen.io;

import java.util.List;

/**
 * One array in a file.
 *
 * @param name by which {@link ReadOptions} choose it; "" if the file's only array has no name
 * @param dimensions in the order of the format (NumPy: the last one varies fastest; BART, MATLAB, NIfTI: the first)
 * @param type of the samples in the format's words, such as "complex64"
 * @param note what it is or why it cannot be read as an image; "" if there is nothing to say
 */
public record FileEntry(String name, List<Long> dimensions, String type, String note) {

	public FileEntry {
		dimensions = List.copyOf(dimensions);
		note = note == null ? "" : note;
	}
}
