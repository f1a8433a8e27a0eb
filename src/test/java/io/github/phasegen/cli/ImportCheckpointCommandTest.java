package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.checkpoint.GoldenCheckpoint;
import io.github.phasegen.testing.UserModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCheckpointCommandTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "phasegen_small", "kstrip_small", "recon_small" })
	void importedModelsReproduceThePublishedPasses(final String name) throws IOException {
		try (UserModels library = new UserModels(folder)) {
			final Cli run = Cli.run("import-checkpoint", GoldenCheckpoint.file(name), "-o", folder.resolve("mine"), "--name", "My model");
			assertEquals(0, run.exitCode(), run.err());
			assertTrue(run.out().startsWith("Imported My model (task "), run.out());
			GoldenCheckpoint.assertReproduces(name, folder.resolve("mine"));
			assertEquals(0, Cli.run("models", "verify", "mine").exitCode());
		}
	}

	@Test
	void failuresHaveExitCodes() throws IOException {
		final Path file = GoldenCheckpoint.file("kstrip_small");
		final Path text = Files.writeString(folder.resolve("text.pth"), "text");
		assertEquals(1, Cli.run("import-checkpoint", text, "-o", folder.resolve("m")).exitCode());
		assertEquals(1, Cli.run("import-checkpoint", folder.resolve("none.pth"), "-o", folder.resolve("m")).exitCode());
		assertEquals(1, Cli.run("import-checkpoint", file, "-o", folder.resolve("m"), "--task", "phase").exitCode());
		assertEquals(2, Cli.run("import-checkpoint", file, "-o", folder.resolve("m"), "--task", "dream").exitCode());
		assertEquals(2, Cli.run("import-checkpoint", file).exitCode());
		assertEquals(0, Cli.run("import-checkpoint", file, "-o", folder.resolve("m")).exitCode());
		final Cli again = Cli.run("import-checkpoint", file, "-o", folder.resolve("m"));
		assertEquals(1, again.exitCode());
		assertTrue(again.lastError().contains("--overwrite"), again.lastError());
		assertEquals(0, Cli.run("import-checkpoint", file, "-o", folder.resolve("m"), "--overwrite").exitCode());
	}
}
