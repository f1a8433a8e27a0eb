package io.github.phasegen.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelLibrary;
import io.github.phasegen.testing.DamagedCheckpoint;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2100 damaged checkpoints: each becomes a valid model or is refused with a typed error, and nothing else is left. */
class ImportFuzzTest {

	@TempDir
	Path folder;

	private int models;

	@ParameterizedTest
	@CsvSource({ "kstrip_small, 950, 21", "recon_small, 950, 22", "phasegen_small, 200, 23" })
	void damagedCheckpointsAreImportedOrRefused(final String name, final int cases, final long seed) throws IOException {
		final DamagedCheckpoint checkpoint = new DamagedCheckpoint(GoldenCheckpoint.bytes(name));
		final Random random = new Random(seed);
		final int imported = assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
			int count = 0;
			for (int i = 0; i < cases; i++)
				count += isImported(Files.write(folder.resolve("damaged.pth"), checkpoint.damaged(random, i))) ? 1 : 0;
			return count;
		});
		assertTrue(imported > cases / 100 && imported < cases / 2, imported + " of " + cases + " were imported: the damage should vary");
	}

	private boolean isImported(final Path file) throws IOException {
		final Path model = folder.resolve("model");
		try {
			ImportCheckpoint.run(new ImportRequest(file, model, null, "auto", "auto", true));
		}
		catch (final ImageFileException | ModelException e) {
			assertEquals(1, e.getMessage().lines().count(), e.getMessage());
			assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
			assertFalse(Files.exists(model));
			return false;
		}
		// the import has built the network already; a part is checked completely
		if (++models % 10 == 0) new ModelLibrary(folder).verify("model");
		else ModelFolder.read(model);
		new ModelLibrary(folder).remove("model");
		return true;
	}
}
