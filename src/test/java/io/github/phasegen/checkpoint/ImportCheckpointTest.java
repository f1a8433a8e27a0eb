package io.github.phasegen.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelLibrary;
import io.github.phasegen.testing.Npz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCheckpointTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "phasegen_small, phase", "kstrip_small, skullstrip", "recon_small, recon" })
	void wholeModulesReproduceTheirPasses(final String name, final String task) throws IOException {
		final ImportedCheckpoint imported = ImportCheckpoint.run(request(GoldenCheckpoint.file(name)));
		assertEquals(task, imported.config().task());
		assertEquals("published", imported.config().preset());
		assertEquals(List.of(), imported.warnings(), "a module tells everything");
		assertTrue(imported.config().card().get("imported from").startsWith(name + ".pth, SHA-256 "), imported.config().card().toString());
		GoldenCheckpoint.assertReproduces(name, imported.folder());
	}

	@Test
	void thePhaseModelsScheduleComesFromItsBuffer() throws IOException {
		final ModelConfig config = ImportCheckpoint.run(request(GoldenCheckpoint.file("phasegen_small"))).config();
		assertEquals(new DiffusionConfig("cosine", 50, "epsilon", "phasor", 50), config.diffusion());
		assertEquals(ModelConfig.STANDARDISED, config.inputScaling());
		assertEquals("{\"features\":[4,8,16],\"length\":2,\"dropout\":0.0,\"timeSteps\":50,\"activation\":\"prelu\"}", config.stages().get(0)
			.network().toString());
	}

	@ParameterizedTest
	@CsvSource({ "phasegen_small, model., ''", "phasegen_small, model., model.", "phasegen_small, model., module.model.",
		"kstrip_small, '', ''", "kstrip_small, '', module.", "recon_small, '', module.", "recon_small, '', net.inner." })
	void plainStateDictsReproduceTheirPasses(final String name, final String old, final String prefix) throws IOException {
		final Path file = StateDictFile.golden(name).prefixed(old, prefix).write(folder.resolve("state.pth"));
		final ImportedCheckpoint imported = ImportCheckpoint.run(request(file));
		assertEquals(1, imported.warnings().size(), "the activation, or the schedule: " + imported.warnings());
		GoldenCheckpoint.assertReproduces(name, imported.folder());
	}

	@Test
	void aScheduleBesideOrAroundTheNetworkIsFound() throws IOException {
		final Npz.Array betas = new Npz.Array(new int[] { 100 }, Npz.resource("golden/cosine_schedule_100.npz").doubles("betas"));
		for (final String name : List.of("betas", "module.betas")) {
			final Path file = StateDictFile.golden("phasegen_small").prefixed("model.", "module.model.").with(name, betas).write(folder.resolve(
				name + ".pth"));
			final ImportedCheckpoint imported = ImportCheckpoint.run(new ImportRequest(file, folder.resolve(name), null, "auto", "auto", false));
			assertEquals(100, imported.config().diffusion().scheduleSteps());
			assertEquals(List.of(), imported.warnings());
		}
	}

	@Test
	void anotherScheduleThanThePublishedOneIsRefused() throws IOException {
		final double[] linear = new double[100];
		for (int t = 0; t < linear.length; t++)
			linear[t] = 1e-4 + 2e-4 * t;
		assertRefused(StateDictFile.golden("phasegen_small").with("betas", new Npz.Array(new int[] { 100 }, linear)), "betas", "cosine");
		assertRefused(StateDictFile.golden("phasegen_small").with("betas", new Npz.Array(new int[] { 1 }, new double[1])), "betas",
			"2 to 100000");
	}

	@Test
	void tensorsThatDoNotFitAreNamed() throws IOException {
		final String name = "downs.1.conv2.1.gamma";
		assertRefused(StateDictFile.golden("kstrip_small").without(name), name, "none");
		assertRefused(StateDictFile.golden("kstrip_small").with(name, new Npz.Array(new int[] { 1, 5, 1, 1 }, new double[5])), name, "5");
		assertRefused(StateDictFile.golden("kstrip_small").with("downs.1.conv9.weight", new Npz.Array(new int[] { 1, 2 }, new double[2])),
			"downs.1.conv9.weight");
		final Npz.Array broken = StateDictFile.golden("kstrip_small").get(name);
		broken.doubles()[2] = Double.NaN;
		assertRefused(StateDictFile.golden("kstrip_small").with(name, broken), name, "NaN");
		assertRefused(StateDictFile.golden("kstrip_small").without("ups.2.conv.weight"), "downs.4.residual");
		assertRefused(StateDictFile.golden("kstrip_small").without("downs.3.conv1.0.weight"), "blocks");
		assertRefused(StateDictFile.golden("kstrip_small").without("downs.0.conv1.0.weight"), "downs.0.conv1.0.weight", "k-Strip");
	}

	@Test
	void twoNetworksAreOneTooMany() throws IOException {
		final StateDictFile file = StateDictFile.golden("kstrip_small").prefixed("", "one.");
		final StateDictFile other = StateDictFile.golden("kstrip_small");
		assertRefused(file.with("two.downs.0.conv1.0.weight", other.get("downs.0.conv1.0.weight")), "one.", "two.");
		assertRefused(StateDictFile.golden("kstrip_small").prefixed("", "model.").with("ema_model.downs.0.conv1.0.weight", other.get(
			"downs.0.conv1.0.weight")), "model.", "ema_model.");
	}

	@Test
	void theTaskCanBeMadeSureOf() throws IOException {
		final Path file = GoldenCheckpoint.file("recon_small");
		final ModelException e = assertThrows(ModelException.class, () -> ImportCheckpoint.run(new ImportRequest(file, folder.resolve("m"),
			null, "phase", "auto", false)));
		assertTrue(e.getMessage().contains("found the tensors of a recon network, expected phase"), e.getMessage());
		assertFalse(Files.exists(folder.resolve("m")));
	}

	@Test
	void theActivationOfAStateDictCanBeNamed() throws IOException {
		final Path file = StateDictFile.golden("kstrip_small").write(folder.resolve("state.pth"));
		final ImportedCheckpoint imported = ImportCheckpoint.run(new ImportRequest(file, folder.resolve("m"), "mine", "auto", "selu", false));
		assertEquals("selu", imported.config().stages().get(0).network().get("activation").getAsString());
		assertEquals("mine", imported.config().name());
		assertEquals(List.of(), imported.warnings());
	}

	@Test
	void aModelThatIsThereStaysUnlessAsked() throws IOException {
		final Path file = GoldenCheckpoint.file("kstrip_small");
		ImportCheckpoint.run(request(file));
		assertThrows(FileAlreadyExistsException.class, () -> ImportCheckpoint.run(request(file)));
		assertEquals("again", ImportCheckpoint.run(new ImportRequest(file, folder.resolve("model"), "again", "auto", "auto", true)).config()
			.name());
	}

	@Test
	void otherFilesAreTypedErrors() throws IOException {
		assertThrows(NoSuchFileException.class, () -> ImportCheckpoint.run(request(folder.resolve("none.pth"))));
		final Path text = Files.writeString(folder.resolve("text.pth"), "no checkpoint");
		assertThrows(ImageFileException.class, () -> ImportCheckpoint.run(request(text)));
		final byte[] tar = new byte[1024];
		System.arraycopy("sys_info".getBytes(), 0, tar, 0, 8);
		System.arraycopy("ustar".getBytes(), 0, tar, 257, 5);
		final Path legacy = Files.write(folder.resolve("legacy.pth"), tar);
		final String message = assertThrows(UnsupportedFormatException.class, () -> ImportCheckpoint.run(request(legacy))).getMessage();
		assertTrue(message.contains("tar"), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dream", "" })
	void requestsOutOfRangeAreRefused(final String value) {
		final Path file = Path.of("a.pth");
		assertThrows(IllegalArgumentException.class, () -> new ImportRequest(file, folder, null, value, "auto", false));
		assertThrows(IllegalArgumentException.class, () -> new ImportRequest(file, folder, null, "auto", value, false));
	}

	@Test
	void withoutAFolderItGoesToTheLibrary() {
		assertEquals("a b", inLibrary("/x/a b.pth", "").folder().getFileName().toString());
		assertEquals("__c", inLibrary("/x/a.pt", "?/c").folder().getFileName().toString());
		assertEquals("?/c", inLibrary("/x/a.pt", "?/c").name());
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", "..", ".hidden", "a.", "../a", "a/../../b", "/etc/a" })
	void noNameLeadsOutOfTheLibraryOrHidesTheModel(final String name) {
		final ModelLibrary library = ModelLibrary.standard();
		final Path chosen = inLibrary("/x/a.pt", name).folder();
		assertEquals(library.folder(), chosen.normalize().getParent());
		assertFalse(chosen.getFileName().toString().startsWith("."), chosen.toString());
		assertFalse(chosen.getFileName().toString().endsWith("."), chosen.toString());
	}

	@Test
	void theLibraryGetsNoModelThatABundledOneWouldHide() {
		assertThrows(IllegalArgumentException.class, () -> inLibrary("/x/a.pt", "default"));
		assertThrows(IllegalArgumentException.class, () -> inLibrary("/x/default.pth", ""));
		assertEquals("default", ImportRequest.of(Path.of("a.pt"), "mine", "default", "auto", "auto").name());
	}

	@Test
	void anActivationThatContradictsTheTensorsIsRefused() throws IOException {
		final Path file = GoldenCheckpoint.file("phasegen_small");
		final ModelException e = assertThrows(ModelException.class, () -> ImportCheckpoint.run(new ImportRequest(file, folder.resolve("m"),
			null, "auto", "relu", false)));
		assertTrue(e.getMessage().contains("slopes of prelu"), e.getMessage());
		assertFalse(Files.exists(folder.resolve("m")));
	}

	@Test
	void foldersAndFilesAreNotMixedUp() throws IOException {
		assertTrue(assertThrows(ModelException.class, () -> ImportCheckpoint.run(request(folder))).getMessage().startsWith(folder +
			": found a folder"));
		final Path device = Path.of("/dev/zero");
		if (Files.exists(device)) assertTrue(assertThrows(ModelException.class, () -> ImportCheckpoint.run(request(device))).getMessage()
			.startsWith(device + ": found no regular file"));
		final Path taken = Files.writeString(folder.resolve("model"), "precious");
		final Path file = GoldenCheckpoint.file("kstrip_small");
		assertTrue(assertThrows(ModelException.class, () -> ImportCheckpoint.run(request(file))).getMessage().contains(taken +
			": found a file"));
		assertEquals("precious", Files.readString(taken));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(taken), files.toList());
		}
	}

	private static ImportRequest inLibrary(final String file, final String name) {
		return ImportRequest.of(Path.of(file), " ", name, "auto", "auto");
	}

	private ImportRequest request(final Path file) {
		return new ImportRequest(file, folder.resolve("model"), null, "auto", "auto", false);
	}

	private void assertRefused(final StateDictFile file, final String... parts) throws IOException {
		final Path written = file.write(folder.resolve("refused.pth"));
		final String message = assertThrows(ModelException.class, () -> ImportCheckpoint.run(request(written))).getMessage();
		for (final String part : parts)
			assertTrue(message.contains(part), part + " in " + message);
		assertTrue(message.startsWith(written.toString()), message);
		assertFalse(Files.exists(folder.resolve("model")));
	}
}
