package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingFileTest {

	@TempDir
	Path folder;

	@Test
	void appearsWhenItIsCommitted() throws IOException {
		final Path file = folder.resolve("data.npy");
		try (PendingFile pending = new PendingFile(file, false)) {
			Files.writeString(pending.temporary(), "data");
			assertTrue(pending.temporary().toString().endsWith(".data.npy"));
			assertFalse(Files.exists(file));
			pending.commit();
		}
		assertEquals("data", Files.readString(file));
		assertEquals(1, folder.toFile().list().length);
	}

	@Test
	void leavesNoTraceWithoutACommit() throws IOException {
		try (PendingFile pending = new PendingFile(folder.resolve("data.npy"), false)) {
			Files.writeString(pending.temporary(), "data");
		}
		assertEquals(0, folder.toFile().list().length);
	}

	/** 255 bytes, as long as file systems allow. */
	@Test
	void theLongestNameWorks() throws IOException {
		final Path file = folder.resolve("n".repeat(251) + ".npy");
		try (PendingFile pending = new PendingFile(file, false)) {
			Files.writeString(pending.temporary(), "data");
			pending.commit();
		}
		assertEquals("data", Files.readString(file));
	}

	@Test
	void aFileThatAppearedMeanwhileIsKept() throws IOException {
		final Path file = folder.resolve("data.npy");
		try (PendingFile pending = new PendingFile(file, false)) {
			Files.writeString(pending.temporary(), "late");
			Files.writeString(file, "first");
			assertThrows(FileAlreadyExistsException.class, pending::commit);
		}
		assertEquals("first", Files.readString(file));
		assertThrows(FileAlreadyExistsException.class, () -> new PendingFile(file, false));
		assertThrows(FileAlreadyExistsException.class, () -> new PendingFile(folder, true));
		assertThrows(NoSuchFileException.class, () -> new PendingFile(folder.resolve("no/data.npy"), true));
	}

	/** Such as by an interrupt from the keyboard. */
	@Test
	void theEndOfJavaLeavesNoTrace() throws Exception {
		final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		final String classes = Path.of(PendingFile.class.getProtectionDomain().getCodeSource().getLocation().toURI()) + File.pathSeparator
			+ Path.of(PendingFileTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		final Process process = new ProcessBuilder(java.toString(), "-cp", classes, Ended.class.getName(), folder.toString()).inheritIO()
			.start();
		assertEquals(Ended.CODE, process.waitFor());
		assertArrayEquals(new String[] { "done.npy" }, folder.toFile().list());
	}

	/** Ends while one file is pending and another one is finished. */
	static final class Ended {

		static final int CODE = 3;

		public static void main(final String... folder) throws IOException {
			final PendingFile done = new PendingFile(Path.of(folder[0], "done.npy"), false);
			Files.writeString(done.temporary(), "data");
			done.commit();
			final PendingFile pending = new PendingFile(Path.of(folder[0], "data.npy"), false);
			Files.writeString(pending.temporary(), "da");
			System.exit(Files.exists(pending.temporary()) ? CODE : 1);
		}
	}
}
