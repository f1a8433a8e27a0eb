package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** batch IN_DIR -o OUT_DIR. */
class BatchTest {

	@TempDir
	private Path folder;
	private Path in;
	private Path out;

	@BeforeEach
	void writeInputs() throws IOException {
		in = folder.resolve("in");
		out = folder.resolve("out");
		Files.createDirectories(in.resolve("sub"));
		new TiffFormat().save(TestHeads.stack(10, 9, 2), in.resolve("one.tif"), false);
		new TiffFormat().save(TestHeads.stack(8, 7, 1), in.resolve("sub/two.tif"), false);
		Files.writeString(in.resolve("notes.txt"), "no image");
	}

	@Test
	void everyImageBecomesAFileInTheSameSubfolder() {
		final Cli call = batch("--coils", 2).succeeded();
		assertTrue(call.out().startsWith("2 of 2 files done"), call.out());
		for (final String name : new String[] { "one.h5", "one.h5.json", "sub/two.h5", "sub/two.h5.json", "phasegen-batch.csv" })
			assertTrue(Files.exists(out.resolve(name)), name);
	}

	@Test
	void aSecondRunSkipsWhatIsFinished() {
		batch().succeeded();
		assertTrue(batch().succeeded().out().contains("2 skipped"));
	}

	@Test
	void aBadFileIsReportedAndDoesNotEndTheRun() throws IOException {
		Files.writeString(in.resolve("bad.tif"), "no TIFF");
		final Cli call = batch();
		assertEquals(1, call.exitCode());
		assertTrue(call.err().contains("failed: bad.tif: "), call.err());
		assertTrue(call.out().contains("2 of 3 files done"), call.out());
		assertTrue(Files.exists(out.resolve("sub/two.h5")));
	}

	@Test
	void aPatternChoosesFiles() {
		batch("--pattern", "two*").succeeded();
		assertFalse(Files.exists(out.resolve("one.h5")));
		batch("--pattern", "*.mgz").assertFailed("*.mgz");
	}

	@Test
	void wrongUsageBeginsNothing() {
		batch("--format", "JPEG").assertWrongUsage("JPEG");
		batch("--snr", "-3").assertWrongUsage("-3");
		Cli.run("batch", in).assertWrongUsage("-o");
		assertFalse(Files.exists(out));
	}

	private Cli batch(final Object... options) {
		return Cli.run(Stream.concat(Stream.of("batch", in, "-o", out, "--phase", "naive"), Stream.of(options)).toArray());
	}
}
