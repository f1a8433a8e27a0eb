package io.github.phasegen.io.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.FileBytes;

/**
 * The samples of a compressed file, for readers that need them in another order than they lie in the file. They are inflated to a temporary
 * file when the first ones are read; closing the source removes it.
 */
final class InflatedBytes implements ByteSource {

	private final NiftiFile file;
	private final Path folder;
	private final long size;
	private Path inflated;
	private ByteSource bytes;

	/** @param folder for the temporary file */
	InflatedBytes(final NiftiFile file, final Path folder) throws IOException {
		this.file = file;
		this.folder = folder;
		this.size = file.sampleBytes();
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public void read(final long position, final ByteBuffer into) throws IOException {
		if (bytes == null)
			bytes = inflate();
		bytes.read(position, into);
	}

	private ByteSource inflate() throws IOException {
		close();
		inflated = Files.createTempFile(folder, "inflated", ".nii");
		inflated.toFile().deleteOnExit();
		final long space = Files.getFileStore(inflated).getUsableSpace();
		if (space < size)
			throw new FileSystemException(inflated.toString(), null, "no space to inflate " + file.path() + ": found " + space
				+ " bytes, expected at least " + size);
		try (InputStream in = file.samples(); OutputStream out = Files.newOutputStream(inflated)) {
			copy(in, out);
			file.checkEnd(in);
		}
		catch (final IOException e) {
			throw NiftiFile.damaged(file.path(), e);
		}
		return new FileBytes(inflated);
	}

	private void copy(final InputStream in, final OutputStream out) throws IOException {
		final byte[] chunk = new byte[NiftiFile.CHUNK];
		for (long left = size; left > 0;) {
			final int read = in.read(chunk, 0, (int) Math.min(left, chunk.length));
			if (read < 0)
				throw new EOFException();
			out.write(chunk, 0, read);
			left -= read;
		}
	}

	@Override
	public void close() throws IOException {
		if (bytes != null)
			bytes.close();
		bytes = null;
		if (inflated != null)
			Files.deleteIfExists(inflated);
		inflated = null;
	}
}
