package io.github.phasegen.export;

import java.nio.file.FileSystemException;

/** What went wrong, in one line. */
final class Failure {

	private Failure() {}

	static String oneLine(final Throwable failure) {
		return text(failure).strip().replaceAll("\\s*\\R\\s*", "; ");
	}

	private static String text(final Throwable failure) {
		if (failure instanceof OutOfMemoryError)
			return "Java's memory does not suffice";
		if (failure instanceof final FileSystemException file && file.getReason() == null)
			return file.getFile() + ": " + failure.getClass().getSimpleName().replace("Exception", "");
		return failure.getMessage() == null ? failure.toString() : failure.getMessage();
	}
}
