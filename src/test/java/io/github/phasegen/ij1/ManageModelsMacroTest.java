package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.checkpoint.GoldenCheckpoint;
import io.github.phasegen.checkpoint.StateDictFile;
import io.github.phasegen.testing.TinyModel;
import io.github.phasegen.testing.UserModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manage Models..., Import PyTorch Checkpoint... and Check Installation in macros of plain ImageJ 1.x without a screen: the log goes to the console. */
class ManageModelsMacroTest {

	@TempDir
	Path folder;

	private UserModels library;

	@BeforeEach
	void prepare() throws IOException {
		PlainImageJ.installCommands();
		library = new UserModels(folder);
		TinyModel.write(folder.resolve("my model"));
	}

	@AfterEach
	void putBack() {
		library.close();
	}

	@Test
	void listsAllModels() {
		final String log = log("action=list");
		assertTrue(log.contains("BSD-2-Clause") && log.contains("my model"), log);
	}

	@Test
	void showsACard() {
		assertTrue(log("action=show name=[my model]").contains("about: random weights"));
		assertTrue(log("action=show name=phase/default").contains("licence: BSD-2-Clause"));
	}

	@Test
	void verifies() {
		assertTrue(log("action=verify name=[my model]").contains("my model: in order, SHA-256 "));
	}

	@Test
	void removesWhenConfirmed() {
		assertAborted("action=remove name=[my model]");
		assertTrue(Files.exists(folder.resolve("my model")));
		assertTrue(log("action=remove name=[my model] confirm=true").contains("Removed "));
		assertFalse(Files.exists(folder.resolve("my model")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "action=burn", "action=show", "action=show name=nothing", "action=remove name=default confirm=true",
		"action=verify name=nothing", "nmae=default" })
	void failuresEndTheMacro(final String options) {
		assertAborted(options);
	}

	@ParameterizedTest
	@ValueSource(strings = { "phasegen_small", "kstrip_small", "recon_small" })
	void checkpointsAreImportedIntoTheLibrary(final String name) throws IOException {
		final String log = log("Import PyTorch Checkpoint...", "checkpoint=[" + GoldenCheckpoint.file(name) + "] name=[From Python]");
		assertTrue(log.contains("Imported From Python"), log);
		GoldenCheckpoint.assertReproduces(name, folder.resolve("From Python"));
		assertTrue(log("action=list").contains("From Python"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "checkpoint=/no/such.pth", "checkpoint=plugins.config", "task=dream",
		"checkpoint=no.pth activation=dream" })
	void aFailedImportEndsTheMacro(final String options) {
		assertEquals("[aborted]", PlainImageJ.macro("run('Import PyTorch Checkpoint...', '" + options + "'); return 'went on';"));
	}

	@Test
	void theActivationOfAStateDictCanBeNamed() throws IOException {
		final Path file = StateDictFile.golden("kstrip_small").write(folder.resolve("state.pth"));
		log("Import PyTorch Checkpoint...", "checkpoint=[" + file + "] activation=phase-amplitude-relu");
		assertTrue(log("action=show name=state").contains("\"activation\":\"phase-amplitude-relu\""));
	}

	@Test
	void theInstallationIsChecked() {
		final String log = log("Check Installation", "");
		assertTrue(log.contains("ok      engine: PyTorch") && log.contains("Everything is in order."), log);
	}

	@Test
	void aProblemOfTheInstallationEndsTheMacro() throws IOException {
		Files.createDirectories(folder.resolve("no model"));
		assertEquals("[aborted]", PlainImageJ.macro("run('Check Installation'); return 'went on';"));
	}

	private static void assertAborted(final String options) {
		assertEquals("[aborted]", PlainImageJ.macro("run('Manage Models...', '" + options + "'); return 'went on';"));
	}

	private static String log(final String options) {
		return log("Manage Models...", options);
	}

	private static String log(final String command, final String options) {
		final PrintStream before = System.out;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
		try {
			assertEquals("done", PlainImageJ.macro("run('" + command + "', '" + options + "'); return 'done';"), options);
		}
		finally {
			System.setOut(before);
		}
		return printed.toString(StandardCharsets.UTF_8);
	}
}
