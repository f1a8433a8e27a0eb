package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import io.github.phasegen.testing.UserModels;
import io.github.phasegen.io.tiff.TiffFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

	@TempDir
	Path folder;

	private UserModels library;
	private Path mine;

	@BeforeEach
	void addAModel() throws IOException {
		library = new UserModels(folder.resolve("models"));
		mine = TinyModel.write(folder.resolve("models/mine"));
	}

	@AfterEach
	void putBack() {
		library.close();
	}

	@Test
	void listHasALinePerModel() {
		final Cli list = Cli.run("models", "list");
		assertEquals(0, list.exitCode());
		assertTrue(list.out().matches("(?s)Name +Task +Source.*\nphase/default +phase +bundled.*BSD-2-Clause.*\nmine +phase +/.*"), list
			.out());
	}

	@Test
	void listAndShowPrintJson() throws IOException {
		final JsonArray list = JsonParser.parseString(Cli.run("models", "list", "--json").out()).getAsJsonArray();
		final JsonObject last = list.get(list.size() - 1).getAsJsonObject();
		assertEquals("mine", last.get("name").getAsString());
		assertEquals(ModelFolder.sha256(mine.resolve(ModelFolder.WEIGHTS)), last.get("sha256").getAsString());
		assertEquals(last, JsonParser.parseString(Cli.run("models", "show", "mine", "--json").out()));
	}

	@Test
	void showPrintsTheCard() {
		final Cli show = Cli.run("models", "show", "phase/default");
		assertEquals(0, show.exitCode());
		assertTrue(show.out().contains("licence: BSD-2-Clause\n") && show.out().contains("SHA-256 "), show.out());
		assertEquals(1, Cli.run("models", "show", "nothing").exitCode());
		assertTrue(Cli.run("models", "show", "nothing").lastError().contains("nothing"));
	}

	@Test
	void verifyChecksAllAndSaysWhichIsBroken() throws IOException {
		final Cli good = Cli.run("models", "verify");
		assertEquals(0, good.exitCode(), good.err());
		assertTrue(good.out().contains("phase/default: in order") && good.out().contains("mine: in order"), good.out());
		Files.write(mine.resolve(ModelFolder.WEIGHTS), new byte[9]);
		final Cli bad = Cli.run("models", "verify", "mine", "phase/default");
		assertEquals(1, bad.exitCode());
		assertTrue(bad.out().contains("phase/default: in order") && bad.out().contains("SHA-256: found"), bad.out());
		final JsonArray json = JsonParser.parseString(Cli.run("models", "verify", "--json", "mine").out()).getAsJsonArray();
		assertFalse(json.get(0).getAsJsonObject().get("ok").getAsBoolean());
	}

	@Test
	void removeWantsAYes() {
		final Cli unsure = Cli.run("models", "remove", "mine");
		assertEquals(2, unsure.exitCode());
		assertTrue(unsure.err().contains("--yes"), unsure.err());
		assertTrue(Files.exists(mine));
		final Cli sure = Cli.run("models", "remove", "mine", "--yes");
		assertEquals(0, sure.exitCode(), sure.err());
		assertFalse(Files.exists(mine));
		assertEquals(1, Cli.run("models", "remove", "default", "--yes").exitCode());
		assertEquals(2, Cli.run("models").exitCode());
	}

	@Test
	void generateTakesAUserModelByName() throws IOException {
		final Path head = folder.resolve("head.tif");
		new TiffFormat().save(TestHeads.stack(16, 16, 1), head, false);
		final Cli run = Cli.run("generate", head, "-o", folder.resolve("out.tif"), "--model", "mine");
		assertEquals(0, run.exitCode(), run.err());
		assertTrue(Files.readString(folder.resolve("out.tif.json")).contains(mine.toString()));
	}
}
