package io.github.phasegen.io;

/**
 * How a file is to be written.
 *
 * @param output the parts of a complex image that are stored; ignored for real ones and by formats that store complex numbers
 * @param overwrite true if an existing file is replaced, when the new one is complete
 */
public record WriteOptions(ComplexOutput output, boolean overwrite) {

	public static final WriteOptions DEFAULT = new WriteOptions(ComplexOutput.REAL_IMAGINARY, false);

	public WriteOptions {
		if (output == null)
			throw new IllegalArgumentException("Output: expected one of " + ComplexOutput.names() + ", found none");
	}

	public WriteOptions withOverwrite(final boolean newOverwrite) {
		return new WriteOptions(output, newOverwrite);
	}
}
