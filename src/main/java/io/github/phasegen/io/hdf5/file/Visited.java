package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import io.github.phasegen.io.CorruptFileException;

/**
 * The nodes of a tree that have been read. In a sound file each is read once and they do not overlap, so that all of them together are no longer
 * than the file; otherwise a small file could have its bytes gone through again and again.
 */
final class Visited {

	private final Hdf5Input input;
	private final Set<Long> addresses = new HashSet<>();
	private long bytes;

	Visited(final Hdf5Input input) {
		this.input = input;
	}

	/** To be called before the node is read. */
	void add(final String name, final long address, final long length) throws IOException {
		input.requireInside(name, address, length);
		if (!addresses.add(address))
			throw new CorruptFileException(input.file(), name, "address " + address + " again", "each once");
		if (length > input.size() - bytes)
			throw new CorruptFileException(input.file(), name, "nodes that overlap", "no more than a file of " + input.size()
				+ " bytes can hold");
		bytes += length;
	}
}
