package io.github.phasegen.export;

import java.nio.file.FileSystemException;
import java.util.List;
import java.util.stream.Collectors;

import io.github.phasegen.export.FileDiagnosis.Problem;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.formats.StandardFormats;

/** What to do about what is wrong with a file. */
final class Remedies {

	private static final String DAMAGED = "the file is damaged or cut off: copy or download it again, or have it written anew";

	private Remedies() {}

	/** @param entries of the file, as far as they are known */
	static Problem of(final Throwable failure, final List<FileEntry> entries) {
		if (failure instanceof final ImageFileException file)
			return ofFile(file, entries);
		if (failure instanceof final FileSystemException system)
			return new Problem("unreadable", "file", reason(system), "a file that can be read", "check its permissions and its disk");
		if (failure instanceof OutOfMemoryError)
			return new Problem("unsupported", "size", "more than fits into Java's memory", "less", "raise Java's memory limit");
		return new Problem("unreadable", "file", failure.toString(), "a file that can be read", "report this with the file, please");
	}

	private static Problem ofFile(final ImageFileException failure, final List<FileEntry> entries) {
		final boolean corrupt = failure instanceof CorruptFileException;
		return new Problem(corrupt ? "corrupt" : "unsupported", failure.field(), failure.found(), failure.expected(),
			corrupt ? DAMAGED : unsupported(failure, entries));
	}

	private static String unsupported(final ImageFileException failure, final List<FileEntry> entries) {
		return switch (failure.field()) {
			case "entry" -> "name one of its arrays: " + entries.stream().map(FileEntry::name).collect(Collectors.joining(", "));
			case "axes" -> "name the axes of the array, such as zcyx";
			case "content", "name ending" -> "convert it to one of " + StandardFormats.all().all().stream().map(format -> format.name())
				.collect(Collectors.joining(", ")) + " with the program that wrote it";
			default -> "have it written in another way by the program that made it";
		};
	}

	private static String reason(final FileSystemException failure) {
		return failure.getReason() == null ? failure.getClass().getSimpleName().replace("Exception", "") : failure.getReason();
	}
}
