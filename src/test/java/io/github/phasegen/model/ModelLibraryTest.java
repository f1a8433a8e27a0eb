package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLibraryTest {

	@TempDir
	Path home;

	private ModelLibrary library;
	private Path mine;

	@BeforeEach
	void addAModel() throws IOException {
		library = new ModelLibrary(home.resolve("models"));
		mine = TinyModel.write(library.folder().resolve("mine"));
	}

	@Test
	void itIsInTheUsersHomeUnlessAPropertySaysOtherwise() {
		final String before = System.getProperty(ModelLibrary.PROPERTY);
		try {
			System.clearProperty(ModelLibrary.PROPERTY);
			assertEquals(Path.of(System.getProperty("user.home"), ".phasegen", "models"), ModelLibrary.standard().folder());
			System.setProperty(ModelLibrary.PROPERTY, home.toString());
			assertEquals(home, ModelLibrary.standard().folder());
		}
		finally {
			if (before == null) System.clearProperty(ModelLibrary.PROPERTY);
			else System.setProperty(ModelLibrary.PROPERTY, before);
		}
	}

	@Test
	void withoutAFolderThereAreTheBundledModels() throws IOException {
		final List<ModelEntry> entries = new ModelLibrary(home.resolve("none")).list();
		assertEquals(ModelSource.BUNDLED.size(), entries.size());
		for (final ModelEntry entry : entries) {
			assertTrue(entry.bundled() && entry.problem().isEmpty(), entry.toString());
			assertTrue(entry.bytes() > 1000);
			assertTrue(entry.warnings().isEmpty(), "licence and training data are stated");
		}
		assertFalse(Files.exists(home.resolve("none")), "looking creates nothing");
	}

	@Test
	void userModelsFollowByNameAndBrokenOnesSayWhatIsWrong() throws IOException {
		Files.createDirectories(library.folder().resolve("broken"));
		Files.createDirectories(library.folder().resolve(".hidden"));
		Files.writeString(library.folder().resolve("a file"), "");
		final List<ModelEntry> users = library.list().stream().filter(entry -> !entry.bundled()).toList();
		assertEquals(List.of("broken", "mine"), users.stream().map(ModelEntry::name).toList());
		assertTrue(users.get(0).problem().orElseThrow().contains("model.json"));
		assertEquals("phase", users.get(1).task());
		assertEquals(Files.size(mine.resolve(ModelFolder.WEIGHTS)), users.get(1).bytes());
	}

	@Test
	void aModelIsFoundByItsNameAndByItsFolder() throws IOException {
		assertEquals(new ModelSource.Folder(mine), ModelSource.parse(ModelConfig.PHASE, "mine", library));
		assertEquals(new ModelSource.Folder(Path.of("yours")), ModelSource.parse(ModelConfig.PHASE, "yours", library));
		assertEquals(new ModelSource.Bundled("phase", "default"), ModelSource.parse(ModelConfig.PHASE, "default", library));
		assertEquals(library.show("mine").sha256(), library.show(mine.toString()).sha256());
	}

	@Test
	void bundledModelsAreNamedByTheirTaskToo() throws IOException {
		final ModelEntry entry = library.list().get(0);
		assertEquals("phase/default", entry.name());
		assertEquals(entry, library.show(entry.name()));
		final ModelSource source = ModelSource.parse(ModelConfig.PHASE, "default", library);
		for (final String task : ModelConfig.TASKS)
			assertEquals(source, ModelSource.parse(task, "phase/default", library));
		assertTrue(library.list().stream().map(ModelEntry::name).distinct().count() == library.list().size(), "no two names are the same");
	}

	@Test
	void eachTaskHasItsOwnDefault() {
		for (final String task : ModelConfig.TASKS) {
			final ModelSource source = new ModelSource.Bundled(task, "default");
			if (ModelSource.BUNDLED.contains(source)) assertEquals(source, ModelSource.parse(task, "", library));
			else assertTrue(assertThrows(IllegalArgumentException.class, () -> ModelSource.parse(task, " ", library)).getMessage().contains(
				"a " + task + " model"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", ".", "", "../models/mine", "mine/../mine", "/etc", ".hidden", "mine\u0000" })
	void aNameNeverLeadsOutOfTheLibrary(final String name) {
		assertTrue(library.find(name).isEmpty());
		assertThrows(ModelException.class, () -> library.remove(name));
		assertTrue(Files.exists(mine));
	}

	@Test
	void whatIsNotStatedIsAWarning() throws IOException {
		assertEquals(2, library.show("mine").warnings().size());
		assertEquals("not stated", library.show("mine").licence());
	}

	@Test
	void verifyingChecksEveryTensor() throws IOException {
		assertEquals("mine", library.verify("mine").name());
		final ModelFolder.Content content = ModelFolder.read(mine);
		final String first = content.weights().keySet().iterator().next();
		content.weights().get(first).data()[0] = Float.NaN;
		ModelFolder.write(mine, content.config(), content.weights());
		assertTrue(assertThrows(ModelException.class, () -> library.verify("mine")).getMessage().contains(first));
		content.weights().remove(first);
		ModelFolder.write(mine, content.config(), content.weights());
		final String missing = assertThrows(ModelException.class, () -> library.verify("mine")).getMessage();
		assertTrue(missing.startsWith(mine + ": ") && missing.contains(first), missing);
		assertEquals(missing, assertThrows(ModelException.class, () -> PhaseModel.load(ModelSource.parse(ModelConfig.PHASE, "mine", library), DeviceChoice.CPU))
			.getMessage());
		Files.write(mine.resolve(ModelFolder.WEIGHTS), new byte[100]);
		assertTrue(assertThrows(ModelException.class, () -> library.verify("mine")).getMessage().contains("SHA-256"));
	}

	@Test
	void theBundledModelsAreInOrder() throws IOException {
		for (final ModelSource.Bundled model : ModelSource.BUNDLED)
			assertTrue(library.verify(model.fullName()).bundled());
	}

	@Test
	void removingTakesTheFolderAndNothingElse() throws IOException {
		TinyModel.write(library.folder().resolve("other"));
		assertEquals(mine, library.remove("mine"));
		try (Stream<Path> files = Files.list(library.folder())) {
			assertEquals(List.of(library.folder().resolve("other")), files.toList());
		}
	}

	@Test
	void bundledAndUnknownModelsAreNotRemoved() {
		assertRefused("default", "bundled");
		assertRefused("phase/default", "bundled");
		assertRefused("yours", "[mine]");
	}

	@Test
	void aFolderWithOtherFilesIsNotRemoved() throws IOException {
		Files.writeString(mine.resolve("notes.txt"), "precious");
		assertRefused("mine", "notes.txt");
		Files.delete(mine.resolve("notes.txt"));
		Files.createDirectories(mine.resolve("README.md"));
		assertRefused("mine", "README.md");
	}

	@Test
	void aFolderThatIsNoModelIsNotRemoved() throws IOException {
		Files.createDirectories(library.folder().resolve("photos"));
		assertRefused("photos", "model.json");
	}

	@Test
	void nothingIsRemovedThroughLinks() throws IOException {
		final Path elsewhere = TinyModel.write(home.resolve("elsewhere"));
		Files.createSymbolicLink(library.folder().resolve("link"), elsewhere);
		assertRefused("link", "link");
		assertEquals("link", library.show("link").name());
		final Path weights = mine.resolve(ModelFolder.WEIGHTS);
		Files.delete(weights);
		Files.createSymbolicLink(weights, elsewhere.resolve(ModelFolder.WEIGHTS));
		assertRefused("mine", ModelFolder.WEIGHTS);
		assertTrue(Files.exists(elsewhere.resolve(ModelFolder.WEIGHTS)));
	}

	@Test
	void reportsNameWhatThereIsToKnow() throws IOException {
		final ModelConfig config = ModelFolder.readConfig(mine.resolve(ModelFolder.CONFIG)).config();
		ModelFolder.write(mine, ModelConfig.phase("Mine, too", config.stages(), config.diffusion(), Map.of("licence", "CC0", "data",
			"none")), TinyModel.weights(config, 1));
		final ModelEntry entry = library.show("mine");
		final String details = ModelReport.details(entry);
		for (final String part : List.of("own name: Mine, too", "licence: CC0", "data: none", entry.sha256(), "stage base",
			"cosine", "written by djl", mine.toString()))
			assertTrue(details.contains(part), part + " in " + details);
		assertFalse(details.contains("warning"), details);
		final String table = ModelReport.table(library.list());
		assertTrue(table.contains("CC0") && table.contains(entry.sha256().substring(0, 12)), table);
	}

	@Test
	void aUserModelThatABundledOneHidesSaysSo() throws IOException {
		TinyModel.write(library.folder().resolve("default"));
		final ModelEntry hidden = library.list().stream().filter(entry -> !entry.bundled() && entry.name().equals("default")).findFirst()
			.orElseThrow();
		assertTrue(hidden.problem().orElseThrow().contains("rename the folder"));
		assertTrue(library.show("phase/default").bundled());
	}

	@Test
	void textsOfAModelStayOnTheirLine() throws IOException {
		final ModelConfig config = ModelFolder.readConfig(mine.resolve(ModelFolder.CONFIG)).config();
		ModelFolder.write(mine, ModelConfig.phase("a\u001b[2Jb", config.stages(), config.diffusion(), Map.of("licence", "CC0\nsource: bundled",
			"x\ry", "z\u202e")), TinyModel.weights(config, 1));
		final String details = ModelReport.details(library.show("mine"));
		assertTrue(details.contains("licence: CC0 source: bundled") && details.contains("x y: z"), details);
		assertFalse(details.matches("(?s).*[\\p{Cc}\\u202e&&[^\n]].*"), details);
		assertEquals(1 + library.list().size(), ModelReport.table(library.list()).lines().count());
	}

	@Test
	void anUnknownModelIsNoBrokenOne() {
		final String message = assertThrows(ModelException.class, () -> library.show("yours")).getMessage();
		assertTrue(message.startsWith("model yours: found no model of this name and no such folder"), message);
	}

	private void assertRefused(final String name, final String part) {
		final String message = assertThrows(ModelException.class, () -> library.remove(name)).getMessage();
		assertTrue(message.contains(part), message);
		assertTrue(Files.exists(mine.resolve(ModelFolder.CONFIG)));
	}
}
