package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.phasegen.checkpoint.GoldenCheckpoint;
import io.github.phasegen.nn.published.PublishedActivation;
import io.github.phasegen.testing.UserModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Import PyTorch Checkpoint... as a SciJava command, as scripts call it. */
class ImportCheckpointCommandTest {

	private static final CommandCalls CALLS = new CommandCalls(ImportCheckpointCommand.class);

	@TempDir
	private Path folder;

	@AfterAll
	static void dispose() {
		CALLS.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "phasegen_small", "kstrip_small", "recon_small" })
	void importedModelsReproduceThePublishedPasses(final String name) throws Exception {
		CALLS.run("checkpoint", GoldenCheckpoint.file(name).toString(), "folder", folder.resolve("m").toString());
		GoldenCheckpoint.assertReproduces(name, folder.resolve("m"));
	}

	@Test
	void aModelThatIsThereIsReplacedWhenAsked() throws Exception {
		final String folderThere = folder.resolve("m").toString();
		CALLS.run("checkpoint", GoldenCheckpoint.file("recon_small").toString(), "folder", folderThere);
		final String other = GoldenCheckpoint.file("kstrip_small").toString();
		CALLS.assertFails("not overwritten unless asked", "checkpoint", other, "folder", folderThere);
		GoldenCheckpoint.assertReproduces("recon_small", folder.resolve("m"));
		CALLS.run("checkpoint", other, "folder", folderThere, "overwrite", true);
		GoldenCheckpoint.assertReproduces("kstrip_small", folder.resolve("m"));
	}

	@Test
	void everyActivationIsOnOffer() {
		final List<String> expected = new ArrayList<>(List.of("auto"));
		Arrays.stream(PublishedActivation.values()).map(PublishedActivation::optionName).forEach(expected::add);
		assertEquals(expected, CALLS.info().getInput("activation").getChoices());
	}

	@Test
	void failuresAreLoudAndLeaveNothing() throws Exception {
		final String file = GoldenCheckpoint.file("kstrip_small").toString();
		CALLS.assertFails("checkpoint: found none", "checkpoint", "");
		try (UserModels library = new UserModels(folder.resolve("library"))) {
			CALLS.assertFails("expected phase", "checkpoint", file, "task", "phase");
			CALLS.assertFails("activation: found dream", "checkpoint", file, "activation", "dream");
			CALLS.assertFails("bundled", "checkpoint", file, "name", "default");
			assertFalse(Files.exists(folder.resolve("library")));
		}
	}
}
