package io.github.phasegen.io.hdf5.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.github.phasegen.io.CorruptFileException;

/**
 * The bytes of an HDF5 file by their addresses, which count from the end of the user block. Nothing is allocated that the file does not
 * have.
 */
final class Hdf5Input implements Closeable {

	/** No structure but samples needs more. */
	private static final int LARGEST_STRUCTURE = 1 << 26;

	/** More structures than any sound file makes one read, so that a file of structures that lead into each other comes to an end. */
	private static final int MOST_STRUCTURES = 2_000_000;

	private final Path file;
	private final FileChannel channel;
	private final long base;
	private final Widths widths;
	private int structures;

	/** @param base bytes before address 0 */
	Hdf5Input(final Path file, final FileChannel channel, final long base, final Widths widths) {
		this.file = file;
		this.channel = channel;
		this.base = base;
		this.widths = widths;
	}

	static FileChannel open(final Path file) throws IOException {
		return FileChannel.open(file, StandardOpenOption.READ);
	}

	Path file() {
		return file;
	}

	Widths widths() {
		return widths;
	}

	long base() {
		return base;
	}

	/** Bytes from address 0 to the end. */
	long size() throws IOException {
		return channel.size() - base;
	}

	/**
	 * Reads a structure.
	 *
	 * @param name in messages
	 */
	Fields structure(final String name, final long address, final long length) throws IOException {
		if (++structures > MOST_STRUCTURES)
			throw new CorruptFileException(file, name, "more than " + MOST_STRUCTURES + " structures", "fewer");
		return part(name, address, length);
	}

	/** Reads a part of a structure, or one whose number is limited by other means. */
	Fields part(final String name, final long address, final long length) throws IOException {
		if (length > LARGEST_STRUCTURE)
			throw new CorruptFileException(file, name, length + " bytes", "at most " + LARGEST_STRUCTURE);
		requireInside(name, address, length);
		final byte[] bytes = new byte[(int) length];
		read(name, address, ByteBuffer.wrap(bytes));
		return new Fields(file, name + " at " + address, bytes, widths);
	}

	/** @throws CorruptFileException unless the bytes are there */
	void requireInside(final String name, final long address, final long length) throws IOException {
		if (address < 0 || length < 0 || address > size() || length > size() - address)
			throw new CorruptFileException(file, name, (address == -1 ? "no address" : "address " + Long.toUnsignedString(address))
				+ " and " + length + " bytes", "an end within the file's " + size() + " bytes");
	}

	/** Fills a buffer from an address on. */
	void read(final String name, final long address, final ByteBuffer target) throws IOException {
		requireInside(name, address, target.remaining());
		long position = base + address;
		while (target.hasRemaining()) {
			final int read = channel.read(target, position);
			if (read < 0)
				throw new CorruptFileException(file, name, "an early end", "a file that is not cut while it is read");
			position += read;
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
