package io.github.phasegen.cli;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What went wrong, in one line. */
final class Failures {

	private Failures() {}

	/** Messages quote names from files of strangers, which may not command the terminal. */
	static String oneLine(final Throwable failure) {
		return text(failure).strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cc}", "?");
	}

	private static String text(final Throwable failure) {
		if (failure instanceof FileAlreadyExistsException exists && !Files.isDirectory(Path.of(exists.getFile()))) return failure
			.getMessage() + " (--overwrite)";
		if (failure instanceof NoSuchFileException missing && missing.getReason() == null) return missing.getFile() +
			": no such file or folder";
		// the message of the plainer ones is the path alone
		if (failure instanceof FileSystemException file && file.getReason() == null) return file.getFile() + ": " + failure
			.getClass().getSimpleName().replace("Exception", "");
		return failure.getMessage() == null ? failure.toString() : failure.getMessage();
	}
}
