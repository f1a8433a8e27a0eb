package io.github.phasegen.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One kind of image or raw-data file. Implementations hold no state.
 * <p>
 * Readers check what they read: a file that contradicts its format is a {@link CorruptFileException}, a valid one that cannot be read an
 * {@link UnsupportedFormatException}, and no file makes a reader allocate more than it promises to hold.
 */
public interface ImageFormat {

	/** The format's name in messages and options. */
	String name();

	/** File name endings in lower case, without the first dot; the preferred one first. */
	List<String> extensions();

	/**
	 * Tells whether a file that begins with {@code head} may be of this format.
	 *
	 * @param head the first bytes of the file, at most {@link ImageFormats#HEAD_BYTES}; all of it if it is shorter
	 */
	boolean recognises(byte[] head);

	/**
	 * Tells whether a file that this format recognises is really its own, where several formats share a container (HDF5, zip). Answers false
	 * rather than fail.
	 */
	default boolean claims(final Path file) {
		return true;
	}

	/** The arrays in a file, those that can be read as an image and, with a note, those that cannot. */
	default List<FileEntry> entries(final Path file) throws IOException {
		try (PlaneReader reader = open(file, ReadOptions.DEFAULT)) {
			final List<Long> dimensions = Arrays.stream(reader.shape().dimensions()).boxed().toList();
			return List.of(new FileEntry("", dimensions, reader.complex() ? "complex" : "real", "axes x, y, c, z, t"));
		}
	}

	/**
	 * Opens a file to be read plane by plane.
	 *
	 * @throws UnsupportedFormatException also if the options name an entry that is not there, or axes that do not fit
	 */
	PlaneReader open(Path file, ReadOptions options) throws IOException;

	/** Reads a whole file. */
	default ImageContents read(final Path file) throws IOException {
		try (PlaneReader reader = open(file, ReadOptions.DEFAULT)) {
			return reader.readAll();
		}
	}

	boolean canWrite();

	/**
	 * Begins a file, which appears when it is complete.
	 *
	 * @throws java.nio.file.FileAlreadyExistsException if the file exists and is not to be overwritten
	 * @throws java.nio.file.NoSuchFileException if its folder does not exist
	 * @throws UnsupportedFormatException if the format cannot be written or cannot hold such contents
	 */
	default PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		throw new UnsupportedFormatException(file, "format", name(), "one that can be written");
	}

	/**
	 * Writes a file, which appears when it is complete.
	 *
	 * @param output the parts of a complex image that are stored; ignored for real ones and by formats that store complex numbers
	 * @throws java.nio.file.FileAlreadyExistsException if the file exists and {@code overwrite} is false
	 * @throws UnsupportedFormatException if the format cannot be written or cannot hold such contents
	 */
	default void write(final Path file, final ImageContents contents, final ComplexOutput output, final boolean overwrite)
		throws IOException
	{
		try (PlaneReader planes = new LoadedPlanes(contents);
			PlaneWriter writer = create(file, ImageLayout.of(contents), new WriteOptions(output, overwrite)))
		{
			for (int k = 0; k < contents.planeCount(); k++)
				writer.write(planes.read(k));
			writer.commit();
		}
	}
}
