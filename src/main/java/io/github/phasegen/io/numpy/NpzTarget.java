package io.github.phasegen.io.numpy;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

import io.github.phasegen.io.zip.StoredZipWriter;

/** An archive with one array. */
final class NpzTarget implements NpyWriter.Target {

	/** More than the archive takes besides its array. */
	private static final long SLACK = 1 << 16;

	private final StoredZipWriter zip;
	private final String entry;
	private long size;
	private long offset;
	private StoredZipWriter.Body body;

	private NpzTarget(final StoredZipWriter zip, final String entry) {
		this.zip = zip;
		this.entry = entry;
	}

	/** @param size of the array in bytes, its header included */
	static NpzTarget of(final Path file, final String array, final long size) throws IOException {
		return new NpzTarget(new StoredZipWriter(file, size > StoredZipWriter.ZIP64_SIZE - SLACK), array + NpzArchive.ENDING);
	}

	@Override
	public WritableByteChannel begin(final long newSize) throws IOException {
		size = newSize;
		offset = zip.begin(entry, size);
		body = zip.body();
		return body;
	}

	@Override
	public void end() throws IOException {
		zip.end(entry, size, offset, body.crc());
		zip.finish();
		zip.close();
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
