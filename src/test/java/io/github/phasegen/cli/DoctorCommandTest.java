package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.phasegen.testing.UserModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

	@TempDir
	Path folder;

	@Test
	void theExitCodeTellsWhetherAllIsInOrder() throws IOException {
		try (UserModels library = new UserModels(folder)) {
			final Cli healthy = Cli.run("doctor");
			assertEquals(0, healthy.exitCode(), healthy.out());
			assertTrue(healthy.out().contains("ok      engine: PyTorch"), healthy.out());
			Files.createDirectories(folder.resolve("no model"));
			final Cli ill = Cli.run("doctor", "--json");
			assertEquals(1, ill.exitCode(), ill.out());
			final JsonObject json = JsonParser.parseString(ill.out()).getAsJsonObject();
			assertFalse(json.get("ok").getAsBoolean());
			assertTrue(ill.out().contains("\"remedy\": \"move " + folder.resolve("no model")), ill.out());
		}
	}
}
