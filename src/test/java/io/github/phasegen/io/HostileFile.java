package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A file that is damaged, or made to do harm, and the one error that it must give. */
public record HostileFile(String field, String what, Class<? extends IOException> error, Bytes bytes) {

	/** Makes the bytes when they are needed. */
	@FunctionalInterface
	public interface Bytes {

		byte[] make() throws IOException;
	}

	private static final Duration LONGEST = Duration.ofSeconds(10);

	/** One that contradicts its format. */
	public static HostileFile corrupt(final String field, final String what, final Bytes bytes) {
		return new HostileFile(field, what, CorruptFileException.class, bytes);
	}

	/** One that is valid, but cannot be read. */
	public static HostileFile unsupported(final String field, final String what, final Bytes bytes) {
		return new HostileFile(field, what, UnsupportedFormatException.class, bytes);
	}

	/** Reads all of it and expects an error that names file, field, found and expected; nothing else may come of it. */
	public void assertRefused(final ImageFormat format, final Path file) throws IOException {
		Files.write(file, bytes.make());
		assertRefused(format, file, ReadOptions.DEFAULT);
	}

	/** The same for a file that is already there. */
	public void assertRefused(final ImageFormat format, final Path file, final ReadOptions options) throws IOException {
		final long files = count(file.getParent());
		final IOException e = assertTimeoutPreemptively(LONGEST, () -> assertThrows(IOException.class, () -> readAll(format, file, options)));
		assertEquals(error, e.getClass(), e.getMessage());
		for (final String part : new String[] { file.toString(), field + ": found ", ", expected " })
			assertTrue(e.getMessage().contains(part), () -> "expected \"" + part + "\" in: " + e.getMessage());
		assertEquals(files, count(file.getParent()));
	}

	/** Lists what is in it; an {@link ImageFileException} is fine. */
	public void list(final ImageFormat format, final Path file) throws IOException {
		Files.write(file, bytes.make());
		try {
			assertTrue(format.entries(file).stream().noneMatch(entry -> entry.type() == null));
		}
		catch (final ImageFileException e) {
			assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
		}
	}

	private static void readAll(final ImageFormat format, final Path file, final ReadOptions options) throws IOException {
		try (PlaneReader reader = format.open(file, options)) {
			for (int k = 0; k < reader.shape().planeCount(); k++)
				reader.read(k);
		}
	}

	private static long count(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.count();
		}
	}

	@Override
	public String toString() {
		return field + ": " + what;
	}
}
