package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Collectors;

import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batch Generate Data Set... as a SciJava command, as scripts call it. */
class BatchCommandTest {

	private static final CommandCalls CALLS = new CommandCalls(BatchCommand.class);

	@TempDir
	private Path folder;
	private Path in;
	private File out;

	@AfterAll
	static void dispose() {
		CALLS.close();
	}

	@BeforeEach
	void writeInputs() throws IOException {
		in = folder.resolve("in");
		out = folder.resolve("out").toFile();
		Files.createDirectories(in.resolve("sub"));
		new TiffFormat().save(TestHeads.stack(10, 9, 2), in.resolve("one.tif"), false);
		new TiffFormat().save(TestHeads.stack(8, 7, 1), in.resolve("sub/two.tif"), false);
	}

	@Test
	void everyImageBecomesAFile() throws Exception {
		final String summary = (String) CALLS.run("input", in.toFile(), "output", out, "phase", "naive", "coils", 2, "format", "NumPy")
			.getOutput("summary");
		assertTrue(summary.startsWith("2 of 2 files done"), summary);
		assertTrue(Files.exists(out.toPath().resolve("sub/two.npy.json")));
	}

	@Test
	void aBadFileIsAFailureAfterEverythingElseIsDone() throws Exception {
		Files.writeString(in.resolve("a_bad_one.tif"), "no TIFF");
		CALLS.assertFails("2 of 3 files done", "input", in.toFile(), "output", out, "phase", "zero");
		assertTrue(Files.exists(out.toPath().resolve("sub/two.h5")));
	}

	@Test
	void aPatternChoosesFiles() throws Exception {
		CALLS.run("input", in.toFile(), "output", out, "phase", "zero", "pattern", "one*");
		assertTrue(Files.exists(out.toPath().resolve("one.h5")));
		assertFalse(Files.exists(out.toPath().resolve("sub")));
	}

	@Test
	void whatCannotBeMeantBeginsNothing() {
		CALLS.assertFails("input: found none", "output", out);
		CALLS.assertFails("output: found none", "input", in.toFile());
		CALLS.assertFails("JPEG", "input", in.toFile(), "output", out, "format", "JPEG");
		CALLS.assertFails("-2", "input", in.toFile(), "output", out, "snr", -2);
		assertFalse(out.exists());
	}

	@Test
	void formatsAreThoseThatCanBeWritten() {
		assertEquals(StandardFormats.all().all().stream().filter(ImageFormat::canWrite).map(ImageFormat::name).collect(Collectors.toSet()),
			new HashSet<Object>(CALLS.info().getInput("format").getChoices()));
	}
}
