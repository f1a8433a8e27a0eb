package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diagnose File... as a SciJava command, as scripts call it. */
class DiagnoseFileCommandTest {

	private static final CommandCalls CALLS = new CommandCalls(DiagnoseFileCommand.class);

	@TempDir
	private Path folder;

	@AfterAll
	static void dispose() {
		CALLS.close();
	}

	@Test
	void aSoundFileIsDescribed() throws Exception {
		final Path file = folder.resolve("head.tif");
		new TiffFormat().save(TestHeads.stack(9, 8, 3), file, false);
		final String text = diagnosis(file);
		for (final String word : new String[] { "Format: TIFF", "9 x 8, 3 slices", "Problems: none" })
			assertTrue(text.contains(word), text);
	}

	@Test
	void aDamagedFileIsAFindingNotAFailure() throws Exception {
		final String text = diagnosis(Files.write(folder.resolve("head.tif"), new byte[] { 'I', 'I', 42, 0, 8, 0, 0, 0 }));
		assertTrue(text.contains("Problem: corrupt"), text);
		assertTrue(diagnosis(folder.resolve("none.tif")).contains("Problem: missing"));
	}

	@Test
	void withoutAFileThereIsNothingToDiagnose() {
		CALLS.assertFails("file: found none", "axes", "");
		CALLS.assertFails("Axes", "file", folder.resolve("head.tif").toFile(), "axes", "no");
	}

	private static String diagnosis(final Path file) throws Exception {
		return (String) CALLS.run("file", file.toFile()).getOutput("diagnosis");
	}
}
