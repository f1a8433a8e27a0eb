package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * The structures of one kind that have been read. In a sound file each is read once and they do not overlap, so that all of them together are no
 * longer than the file; otherwise a small file could promise far more than it holds.
 */
final class Visited {

	private final Hdf5Input input;
	private final long most;
	private final Set<Long> addresses = new HashSet<>();
	private long bytes;

	/** @param most bytes that are held in memory for them */
	Visited(final Hdf5Input input, final long most) {
		this.input = input;
		this.most = most;
	}

	/** To be called before the structure is read. */
	void add(final String name, final long address, final long length) throws IOException {
		input.requireInside(name, address, length);
		if (!addresses.add(address))
			throw new CorruptFileException(input.file(), name, "address " + address + " again", "each once");
		if (length > input.size() - bytes)
			throw new CorruptFileException(input.file(), name, "structures that overlap", "no more than a file of " + input.size()
				+ " bytes can hold");
		bytes += length;
		if (bytes > most)
			throw new UnsupportedFormatException(input.file(), name, bytes + " bytes", "at most " + most);
	}
}
