package io.github.phasegen.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files far larger than what is written to them. */
public final class SparseFile {

	private SparseFile() {}

	/** Makes a file of this many bytes, 0 where nothing is written. Skips the test where that would take the disk space of them all. */
	public static void make(final Path file, final long bytes) throws IOException {
		final long before = Files.getFileStore(file.getParent()).getUsableSpace();
		try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
			out.setLength(bytes);
		}
		final long taken = before - Files.getFileStore(file.getParent()).getUsableSpace();
		if (taken > bytes / 2)
			Files.delete(file);
		assumeTrue(taken <= bytes / 2, "no sparse files in this folder");
	}

	public static void write(final Path file, final long position, final byte[] bytes) throws IOException {
		try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
			out.seek(position);
			out.write(bytes);
		}
	}
}
