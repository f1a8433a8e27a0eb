package io.github.phasegen.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file, as many as it had when it was opened. */
public final class FileBytes implements ByteSource {

	private final Path file;
	private final FileChannel channel;
	private final long size;

	/** @throws java.nio.file.NoSuchFileException if there is no such file */
	public FileBytes(final Path file) throws IOException {
		this.file = file;
		this.channel = FileChannel.open(file, StandardOpenOption.READ);
		this.size = channel.size();
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public void read(final long position, final ByteBuffer into) throws IOException {
		long next = position;
		while (into.hasRemaining()) {
			final int count = channel.read(into, next);
			if (count < 0)
				throw new CorruptFileException(file, "bytes at " + position, "the end of the file at " + next, into.remaining() + " more");
			next += count;
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
