package io.github.phasegen.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.params.provider.Arguments;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;

/** What tests of hostile files share: a file is refused in time, with one exception that names file, field and what was found. */
public final class HostileFiles {

	private HostileFiles() {}

	/** A file that contradicts the format. */
	public static Arguments corrupt(final String field, final String what, final byte[] bytes) {
		return Arguments.of(CorruptFileException.class, field, what, bytes);
	}

	/** A file that may be fine, but cannot be read. */
	public static Arguments unsupported(final String field, final String what, final byte[] bytes) {
		return Arguments.of(UnsupportedFormatException.class, field, what, bytes);
	}

	/** Lists, opens and reads the file. */
	public static void requireRefused(final ImageFormat format, final Path file, final Class<? extends ImageFileException> type,
		final String field, final byte[] bytes) throws IOException
	{
		requireRefused(format, Files.write(file, bytes), ReadOptions.DEFAULT, type, field);
	}

	/** The same for an entry of a file. */
	public static void requireRefused(final ImageFormat format, final Path file, final ReadOptions options,
		final Class<? extends ImageFileException> type, final String field)
	{
		final ImageFileException e = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			format.claims(file);
			listOrRefuse(format, file);
			return assertThrows(ImageFileException.class, () -> read(format, file, options));
		});
		assertEquals(type, e.getClass(), e.getMessage());
		assertTrue(e.getMessage().startsWith(file + ": ") && e.getMessage().contains(": found ") && e.getMessage().contains(", expected "),
			e.getMessage());
		assertTrue(e.field().contains(field), e.getMessage());
	}

	private static void read(final ImageFormat format, final Path file, final ReadOptions options) throws IOException {
		try (PlaneReader reader = format.open(file, options)) {
			reader.readAll();
		}
	}

	private static void listOrRefuse(final ImageFormat format, final Path file) throws IOException {
		try {
			format.entries(file);
		}
		catch (final ImageFileException e) {
			assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
		}
	}
}
