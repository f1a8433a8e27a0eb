package io.github.phasegen.io.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.hdf5.file.Hdf5Writer;

/** An HDF5 file in the making, which appears under its name when it is complete. Closing it before leaves no trace. */
public final class PendingHdf5 implements Closeable {

	private final PendingFile pending;
	private final Hdf5Writer writer;

	private PendingHdf5(final PendingFile pending, final Hdf5Writer writer) {
		this.pending = pending;
		this.writer = writer;
	}

	/**
	 * @param userBlock what the file begins with: 512 bytes, 1024, 2048, ...; or none
	 * @throws java.nio.file.FileAlreadyExistsException if the file exists and {@code overwrite} is false
	 * @throws java.nio.file.NoSuchFileException if its folder does not exist
	 */
	public static PendingHdf5 create(final Path file, final boolean overwrite, final byte... userBlock) throws IOException {
		final PendingFile pending = new PendingFile(file, overwrite);
		try {
			return new PendingHdf5(pending, Hdf5Writer.create(pending.temporary(), userBlock));
		}
		catch (final IOException | RuntimeException e) {
			pending.close();
			throw e;
		}
	}

	public Hdf5Writer writer() {
		return writer;
	}

	/** Completes the file and gives it its name. */
	public void commit() throws IOException {
		writer.finish();
		writer.close();
		pending.commit();
	}

	@Override
	public void close() throws IOException {
		try (pending) {
			writer.close();
		}
	}
}
