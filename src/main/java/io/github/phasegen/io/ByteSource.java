package io.github.phasegen.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that are read by their position: those of a file, or those that a compressed part of it unfolds to. Not thread-safe. */
public interface ByteSource extends Closeable {

	/** The number of bytes. */
	long size();

	/** True if going back means to begin anew, so that only ascending positions can be read in reasonable time. */
	default boolean rewinds() {
		return false;
	}

	/**
	 * Fills what remains of a buffer. Ascending positions are the fast ones.
	 *
	 * @param position of the first byte
	 * @throws CorruptFileException if there are fewer bytes
	 */
	void read(long position, ByteBuffer into) throws IOException;
}
