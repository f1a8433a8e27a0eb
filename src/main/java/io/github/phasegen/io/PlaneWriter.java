package io.github.phasegen.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * An image file in the making, written plane by plane. It appears when {@link #commit} is called; closing it without leaves no trace.
 * Not thread-safe.
 */
public interface PlaneWriter extends Closeable {

	/**
	 * Writes the next plane: those of one slice follow each other by channel, then come the other slices, then the other frames.
	 *
	 * @param samples width * height, row by row; complex ones interleaved (re, im); not kept
	 * @throws IllegalArgumentException if there are too few or too many samples
	 * @throws IllegalStateException if all planes have been written
	 */
	void write(float[] samples) throws IOException;

	/**
	 * Hands over the magnitude image that belongs to the slice of k-space whose planes were written last (root sum of squares over coils).
	 * Formats that hold reconstructions store it, and compute it themselves if it is not handed over; others ignore it.
	 *
	 * @param magnitude of the image size named by the layout's {@link Encoding}, row by row
	 */
	default void reconstruction(final float[] magnitude) throws IOException {}

	/**
	 * Completes the file and gives it its name.
	 *
	 * @throws IllegalStateException if planes are missing
	 * @throws java.nio.file.FileAlreadyExistsException if a file of that name has appeared and is not to be overwritten
	 */
	void commit() throws IOException;
}
