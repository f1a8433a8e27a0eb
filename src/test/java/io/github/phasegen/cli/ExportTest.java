package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** export IN -o OUT, its files and its exit codes. */
class ExportTest {

	private static final TiffFormat TIFF = new TiffFormat();

	@TempDir
	private static Path shared;
	private static Path head;

	@TempDir
	private Path folder;

	@BeforeAll
	static void writeInput() throws IOException {
		head = shared.resolve("head.tif");
		TIFF.save(TestHeads.image(15, 12, new int[] { 1, 2, 1 }, 16), head, false);
	}

	@Test
	void theSidecarTellsEveryParameter() throws IOException {
		final Path out = folder.resolve("out.npy");
		final Cli call = Cli.run("export", head, "-o", out, "--phase", "smooth", "--norm", "backward", "--coils", 3, "--coil-model", "loops",
			"--snr", 25, "--oversampling", 2, "--readout", "y", "--seed", 11).succeeded();
		assertTrue(call.out().startsWith("Wrote " + out + ": 15 x 24, 3 channels, 2 slices"), call.out());
		final JsonObject record = JsonParser.parseString(Files.readString(folder.resolve("out.npy.json"))).getAsJsonObject();
		final String text = record.toString();
		for (final String word : new String[] { "smooth", "backward", "loops", "25.0", "\"seed\":11", "head.tif" })
			assertTrue(text.contains(word), text);
		assertEquals(new ImageShape(15, 24, 3, 2, 1), shape(out));
	}

	@Test
	void theSameSeedGivesTheSameBytes() throws IOException {
		for (final String name : new String[] { "one.npy", "two.npy" })
			export(folder.resolve(name), "--phase", "smooth", "--snr", 5, "--seed", 4).succeeded();
		export(folder.resolve("three.npy"), "--phase", "smooth", "--snr", 5, "--seed", 5).succeeded();
		assertArrayEquals(bytes("one.npy"), bytes("two.npy"));
		assertFalse(java.util.Arrays.equals(bytes("one.npy"), bytes("three.npy")));
	}

	@Test
	void phaseIsGeneratedByTheModelThatIsNamed() throws IOException {
		final Path model = TinyModel.write(folder.resolve("model"));
		export(folder.resolve("out.npy"), "--model", model, "--steps", 2, "--device", "cpu").succeeded();
		assertTrue(Files.readString(folder.resolve("out.npy.json")).contains("\"modelSha256\""));
	}

	@Test
	void theFormatMayBeNamed() throws IOException {
		export(folder.resolve("kspace.dat"), "--format", "NumPy", "--phase", "zero").succeeded();
		assertEquals(new ImageShape(15, 12, 1, 2, 1), shape(folder.resolve("kspace.dat")));
	}

	@Test
	void whatIsThereIsLeftAloneUnlessAskedFor() throws IOException {
		final Path out = Files.writeString(folder.resolve("out.npy"), "precious");
		export(out, "--phase", "zero").assertFailed("out.npy", "--overwrite");
		assertEquals("precious", Files.readString(out));
		export(out, "--phase", "zero", "--overwrite").succeeded();
		export(out, "--phase", "zero").assertFailed("--overwrite");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "--phase real | real", "--norm forward | forward", "--coils -1 | -1", "--coils 2 --maps m.npy | coils",
		"--coil-model dipole | dipole", "--snr -1 | -1", "--oversampling 9 | 9", "--readout z | z", "--device tpu | tpu", "--format JPEG | JPEG",
		"--steps -1 | -1", "--seed x | x" })
	void whatOptionsCannotMeanIsWrongUsage(final String options, final String named) throws IOException {
		Cli.run(Stream.concat(Stream.of("export", head, "-o", folder.resolve("out.npy")), Stream.of(options.split(" "))).toArray())
			.assertWrongUsage(named);
		assertNothingWritten();
	}

	@Test
	void unusableFilesFailInOneLine() throws IOException {
		Cli.run("export", folder.resolve("none.tif"), "-o", folder.resolve("out.npy")).assertFailed("none.tif");
		export(folder.resolve("out.jpeg")).assertFailed("out.jpeg", "name ending");
		export(folder.resolve("no/folder/out.npy"), "--phase", "zero").assertFailed("no such folder");
		export(folder.resolve("out.npy"), "--phase", "keep").assertFailed("head.tif", "complex");
		export(folder.resolve("out.npy"), "--phase", "zero", "--maps", head.resolveSibling("maps.npy")).assertFailed("maps.npy");
		assertNothingWritten();
	}

	private static Cli export(final Path out, final Object... options) {
		return Cli.run(Stream.concat(Stream.of("export", head, "-o", out), Stream.of(options)).toArray());
	}

	private byte[] bytes(final String name) throws IOException {
		return Files.readAllBytes(folder.resolve(name));
	}

	private void assertNothingWritten() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}

	private static ImageShape shape(final Path file) throws IOException {
		return ImageShape.of(((ComplexImage) StandardFormats.all().read(file)).pixels());
	}
}
