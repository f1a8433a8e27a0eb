package io.github.phasegen.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file under another name in the folder where it is to appear. {@link #commit} gives it its name; closing it without removes it, and so does
 * the end of Java.
 */
public final class PendingFile implements Closeable {

	/** Enough for the ending; file systems limit names to 255 bytes. */
	private static final int KEPT_LETTERS = 32;

	private final Path target;
	private final Path temporary;
	private final boolean overwrite;

	/**
	 * Makes no file yet.
	 *
	 * @throws java.nio.file.FileAlreadyExistsException if the target exists and {@code overwrite} is false, or if it is a folder
	 * @throws java.nio.file.NoSuchFileException if its folder does not exist
	 */
	public PendingFile(final Path file, final boolean overwrite) throws IOException {
		this.target = file.toAbsolutePath();
		this.overwrite = overwrite;
		AtomicFile.check(target, overwrite);
		final String name = target.getFileName().toString();
		this.temporary = target.resolveSibling("." + UUID.randomUUID() + "." + name.substring(Math.max(0, name.length() - KEPT_LETTERS)));
		// an interrupt of the command line ends Java without closing anything
		temporary.toFile().deleteOnExit();
	}

	/** Where to write. The name ends like the target's. */
	public Path temporary() {
		return temporary;
	}

	/** Moves the closed temporary file to its name, replacing another file only if that was asked for. */
	public void commit() throws IOException {
		AtomicFile.check(target, overwrite);
		Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(temporary);
	}
}
