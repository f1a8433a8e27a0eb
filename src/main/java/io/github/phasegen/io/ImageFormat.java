package io.github.phasegen.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One kind of image file. Implementations hold no state.
 * <p>
 * Readers check what they read: a file that contradicts its format is a {@link CorruptFileException}, a valid one that cannot be read an
 * {@link UnsupportedFormatException}, and no file makes a reader allocate more than it promises to hold.
 */
public interface ImageFormat {

	/** The format's name in messages. */
	String name();

	/** File name endings in lower case, without the first dot; the preferred one first. */
	List<String> extensions();

	/**
	 * Tells whether a file that begins with {@code head} is of this format.
	 *
	 * @param head the first bytes of the file, at most {@link ImageFormats#HEAD_BYTES}; all of it if it is shorter
	 */
	boolean recognises(byte[] head);

	/** Reads a whole file. */
	ImageContents read(Path file) throws IOException;

	boolean canWrite();

	/**
	 * Writes a file, which appears when it is complete (see {@link AtomicFile}).
	 *
	 * @param output the parts of a complex image that are stored; ignored for real ones and by formats that store complex numbers
	 * @throws java.nio.file.FileAlreadyExistsException if the file exists and {@code overwrite} is false
	 * @throws UnsupportedFormatException if the format cannot be written or cannot hold such contents
	 */
	default void write(final Path file, final ImageContents contents, final ComplexOutput output, final boolean overwrite)
		throws IOException
	{
		throw new UnsupportedFormatException(file, "format", name(), "one that can be written");
	}
}
