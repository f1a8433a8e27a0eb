package io.github.phasegen.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The bytes that a stream gives, such as those of a compressed part of a file. They are kept in memory as far as they have been read, if all
 * of them take no more than a quarter of Java's memory; otherwise the stream is begun anew whenever an earlier position is asked for.
 */
public final class StreamedBytes implements ByteSource {

	/** Begins the stream. */
	@FunctionalInterface
	public interface Opener {

		InputStream open() throws IOException;
	}

	private static final int CHUNK = 1 << 16;

	private final Path file;
	private final String field;
	private final long size;
	private final long largestKept;
	private final Opener opener;
	private final List<byte[]> kept = new ArrayList<>();
	private InputStream stream;
	private long position;

	/**
	 * Reads nothing yet.
	 *
	 * @param field what the bytes are, for messages
	 * @param size as many bytes the stream must give, not more and not less
	 */
	public StreamedBytes(final Path file, final String field, final long size, final Opener opener) {
		this(file, field, size, opener, MemoryLimit.bytes() / 2);
	}

	StreamedBytes(final Path file, final String field, final long size, final Opener opener, final long largestKept) {
		this.file = file;
		this.field = field;
		this.size = size;
		this.opener = opener;
		this.largestKept = largestKept;
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public boolean rewinds() {
		return size > largestKept;
	}

	@Override
	public void read(final long from, final ByteBuffer into) throws IOException {
		if (from < 0 || from > size - into.remaining())
			throw new CorruptFileException(file, field, into.remaining() + " bytes at " + from, "a range within its " + size + " bytes");
		if (!rewinds())
			copy(from, into);
		else
			stream(from, into);
	}

	private void copy(final long from, final ByteBuffer into) throws IOException {
		while (position < from + into.remaining())
			keepNext();
		long next = from;
		while (into.hasRemaining()) {
			final byte[] chunk = kept.get((int) (next / CHUNK));
			final int offset = (int) (next % CHUNK);
			final int count = Math.min(into.remaining(), chunk.length - offset);
			into.put(chunk, offset, count);
			next += count;
		}
	}

	/** Memory is taken as the bytes arrive, not as they are promised. */
	private void keepNext() throws IOException {
		final byte[] chunk = new byte[(int) Math.min(CHUNK, size - position)];
		readFully(chunk, chunk.length);
		kept.add(chunk);
	}

	private void stream(final long from, final ByteBuffer into) throws IOException {
		if (from < position)
			rewind();
		final byte[] buffer = new byte[1 << 16];
		while (position < from)
			readFully(buffer, (int) Math.min(buffer.length, from - position));
		while (into.hasRemaining()) {
			final int count = Math.min(buffer.length, into.remaining());
			readFully(buffer, count);
			into.put(buffer, 0, count);
		}
	}

	private void readFully(final byte[] buffer, final int count) throws IOException {
		try {
			if (stream == null)
				stream = opener.open();
			if (stream.readNBytes(buffer, 0, count) < count)
				throw new EOFException("an early end");
			position += count;
			// the end of the stream holds its checksum
			if (position == size && stream.read() >= 0)
				throw new ZipException("more");
		}
		catch (final EOFException | ZipException e) {
			rewind();
			throw new CorruptFileException(file, field + ", compressed data", e.getMessage(), size + " sound bytes");
		}
		catch (final IOException e) {
			// part of the bytes may be gone: what is read next must not be taken for them
			rewind();
			throw e;
		}
	}

	private void rewind() throws IOException {
		kept.clear();
		position = 0;
		close();
	}

	@Override
	public void close() throws IOException {
		if (stream == null)
			return;
		stream.close();
		stream = null;
	}
}
