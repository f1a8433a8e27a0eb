package io.github.phasegen.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that appear complete or not at all: written under another name in the same folder, then moved. */
public final class AtomicFile {

	/** Writes the contents of a file that does not exist yet. */
	@FunctionalInterface
	public interface Writer {

		void write(Path temporary) throws IOException;
	}

	private AtomicFile() {}

	/**
	 * Has {@code writer} write a temporary file and gives it its name when that has succeeded; otherwise removes it.
	 *
	 * @throws FileAlreadyExistsException if {@code file} exists and {@code overwrite} is false, or if it is a folder
	 * @throws NoSuchFileException if its folder does not exist
	 */
	public static void write(final Path file, final boolean overwrite, final Writer writer) throws IOException {
		try (PendingFile pending = new PendingFile(file, overwrite)) {
			writer.write(pending.temporary());
			pending.commit();
		}
	}

	/** Checks before the work that {@link #write} would accept this target. */
	public static void check(final Path file, final boolean overwrite) throws IOException {
		final Path target = file.toAbsolutePath();
		if (target.getFileName() == null || Files.isDirectory(target))
			throw new FileAlreadyExistsException(file.toString(), null, "is a folder");
		if (!Files.isDirectory(target.getParent()))
			throw new NoSuchFileException(target.getParent().toString(), null, "no such folder");
		if (!overwrite && Files.exists(target))
			throw new FileAlreadyExistsException(file.toString(), null, "exists and is not overwritten unless asked");
	}
}
