package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** train phase, train join. */
class TrainTest {

	@TempDir
	private Path folder;

	@Test
	void joinedModelsMakeOneModel() throws Exception {
		final Path base = TinyModel.writeBase(folder.resolve("base"));
		final Path refine = TinyModel.writeRefine(folder.resolve("refine"));
		final Path joined = folder.resolve("joined");
		final Cli call = Cli.run("train", "join", base, refine, "-o", joined, "--name", "both");
		assertEquals(0, call.exitCode(), call.err());
		assertTrue(Files.readString(joined.resolve("model.json")).contains("\"name\": \"both\""));
		assertEquals(1, Cli.run("train", "join", base, refine, "-o", joined).exitCode());
		assertEquals(0, Cli.run("train", "join", base, refine, "-o", joined, "--overwrite").exitCode());
	}

	@Test
	void aBrokenConfigurationFailsInOneLine() throws Exception {
		final Path config = Files.writeString(folder.resolve("config.json"), "{ \"name\": ");
		final Cli call = Cli.run("train", "phase", "--config", config, "-o", folder.resolve("run"));
		assertEquals(1, call.exitCode());
		assertTrue(call.lastError().contains("config.json"), call.err());
		assertEquals(1, call.err().strip().split("\\R").length, call.err());
	}

	@Test
	void aMissingConfigurationIsWrongUsageAndAMissingFileAFailure() {
		assertEquals(2, Cli.run("train", "phase", "-o", folder).exitCode());
		assertEquals(2, Cli.run("train", "phase", "--config", "c.json", "-o", folder, "--device", "abacus").exitCode());
		assertEquals(1, Cli.run("train", "phase", "--config", folder.resolve("c.json"), "-o", folder).exitCode());
	}
}
