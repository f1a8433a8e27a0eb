package io.github.phasegen.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file, or of a part of it, as many as there were when it was opened. */
public final class FileBytes implements ByteSource {

	private final Path file;
	private final FileChannel channel;
	private final long offset;
	private final long size;

	/** @throws java.nio.file.NoSuchFileException if there is no such file */
	public FileBytes(final Path file) throws IOException {
		this.file = file;
		this.channel = FileChannel.open(file, StandardOpenOption.READ);
		this.offset = 0;
		this.size = channel.size();
	}

	/**
	 * @param offset of the part in the file, which must hold it all
	 * @throws java.nio.file.NoSuchFileException if there is no such file
	 */
	public FileBytes(final Path file, final long offset, final long size) throws IOException {
		this.file = file;
		this.channel = FileChannel.open(file, StandardOpenOption.READ);
		this.offset = offset;
		this.size = size;
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public void read(final long position, final ByteBuffer into) throws IOException {
		if (position < 0 || position > size - into.remaining())
			throw new CorruptFileException(file, "bytes at " + position, "the end at " + size, into.remaining() + " bytes");
		long next = offset + position;
		while (into.hasRemaining()) {
			final int count = channel.read(into, next);
			if (count < 0)
				throw new CorruptFileException(file, "bytes at " + position, "an early end", "a file that is not cut while it is read");
			next += count;
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
