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
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** generate IN -o OUT, its files and its exit codes. */
class GenerateTest {

	private static final TiffFormat TIFF = new TiffFormat();

	@TempDir
	private static Path shared;
	private static Path model;
	private static Path head;

	@TempDir
	private Path folder;
	private Path out;

	@BeforeAll
	static void writeInput() throws IOException {
		model = TinyModel.write(shared.resolve("model"));
		head = write("head.tif", TestHeads.image(21, 26, new int[] { 1, 2, 1 }, 16));
	}

	@BeforeEach
	void nameOutput() {
		out = folder.resolve("out.tif");
	}

	@Test
	void theMagnitudeIsKeptAndPhaseAdded() throws IOException {
		assertSuccess(Cli.generate(head, out, model));
		final ImagePlus complex = TIFF.open(out);
		assertEquals(2, complex.getNChannels());
		assertEquals(2, complex.getNSlices());
		assertEquals("Phase z:2/2 slice-2", complex.getStack().getSliceLabel(4));
		final short[] input = (short[]) TIFF.open(head).getStack().getPixels(2);
		final float[] magnitude = (float[]) complex.getStack().getPixels(3);
		for (int i = 0; i < input.length; i++)
			assertEquals(input[i], magnitude[i], 200e-6);
	}

	@Test
	void theSidecarTellsHowTheImageWasMade() throws IOException {
		assertSuccess(Cli.generate(head, out, model, "--seed", 42, "--sampler", "dpmpp"));
		final JsonObject record = JsonParser.parseString(Files.readString(folder.resolve("out.tif.json"))).getAsJsonObject();
		assertEquals(42, record.get("seed").getAsLong());
		assertEquals("dpmpp", record.get("sampler").getAsString());
		assertEquals(4, record.get("steps").getAsInt(), "the model's default is named, not 0");
		assertEquals("cpu", record.get("device").getAsString());
		assertEquals(ModelFolder.sha256(model.resolve(ModelFolder.WEIGHTS)), record.get("modelSha256").getAsString());
		for (final String key : new String[] { "version", "djl", "pytorch", "java", "seconds", "input", "output" })
			assertTrue(record.has(key), key);
		assertTrue(TIFF.open(out).getInfoProperty().contains("PhaseGen seed: 42\n"));
	}

	@Test
	void theSameSeedGivesTheSameBytesAndAnotherOneDoesNot() throws IOException {
		final Path again = folder.resolve("again.tif");
		final Path other = folder.resolve("other.tif");
		assertSuccess(Cli.generate(head, out, model, "--seed", 3, "--sampler", "ddpm"));
		assertSuccess(Cli.generate(head, again, model, "--seed", 3, "--sampler", "ddpm"));
		assertSuccess(Cli.generate(head, other, model, "--seed", 4, "--sampler", "ddpm"));
		assertArrayEquals(Files.readAllBytes(out), Files.readAllBytes(again));
		assertFalse(java.util.Arrays.equals((float[]) TIFF.open(out).getStack().getPixels(2), (float[]) TIFF.open(other).getStack()
			.getPixels(2)));
	}

	@Test
	void severalSamplesFollowEachOtherInTimeAndHaveStatisticsBesideThem() throws IOException {
		final Cli call = Cli.generate(head, out, model, "--samples", 3, "--output", "real+imaginary");
		assertSuccess(call);
		final ImagePlus samples = TIFF.open(out);
		assertEquals(3, samples.getNFrames());
		assertEquals("Real z:1/2 t:2/3 sample:2/3 slice-1", samples.getStack().getSliceLabel(samples.getStackIndex(1, 1, 2)));
		final ImagePlus statistics = TIFF.open(folder.resolve("out_statistics.tif"));
		assertEquals(2, statistics.getNChannels());
		assertEquals("Circular variance slice-2", statistics.getStack().getSliceLabel(statistics.getStackIndex(2, 2, 1)));
		assertTrue(Files.exists(folder.resolve("out_statistics.tif.json")));
		assertEquals("Wrote " + out + "\nWrote " + folder.resolve("out_statistics.tif") + "\n", call.out().replace("\r", ""));
	}

	@Test
	void theResultIsItselfAnInputWhoseMagnitudeIsTaken() throws IOException {
		assertSuccess(Cli.generate(head, out, model));
		final Path second = folder.resolve("second.tif");
		assertSuccess(Cli.generate(out, second, model, "--output", "phase"));
		assertEquals("Phase z:1/2 slice-1", TIFF.open(second).getStack().getSliceLabel(1));
		assertEquals(1, TIFF.open(second).getNChannels());
	}

	@Test
	void anExistingOutputIsRefusedBeforeTheWorkAndLeftAlone() throws IOException {
		Files.writeString(out, "precious");
		// no model folder either: the work has not begun
		final Cli call = Cli.generate(head, out, folder.resolve("no-model"));
		assertFailure(call, "out.tif", "--overwrite");
		assertEquals("precious", Files.readString(out));
		assertSuccess(Cli.generate(head, out, model, "--overwrite"));
		assertEquals(4, TIFF.open(out).getStackSize());
	}

	@ParameterizedTest
	@ValueSource(strings = { "out.tif.json", "out_statistics.tif", "out_statistics.tif.json" })
	void everyOutputIsProtected(final String name) throws IOException {
		Files.writeString(folder.resolve(name), "precious");
		assertFailure(Cli.generate(head, out, model, "--samples", 2), name, "--overwrite");
		assertEquals("precious", Files.readString(folder.resolve(name)));
		assertFalse(Files.exists(out));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "--sampler euler | euler", "--steps -1 | -1", "--steps 3.5 | 3.5",
		"--samples 0 | 0", "--samples 65 | 65", "--device tpu | tpu", "--output angle | angle", "--sede 3 | --sede",
		"--seed | --seed", "more.tif | more.tif" })
	void whatOptionsCannotMeanIsWrongUsage(final String options, final String named) {
		final Cli call = Cli.generate(head, out, model, (Object[]) options.split(" "));
		assertEquals(2, call.exitCode(), call.err());
		assertTrue(call.err().contains(named), call.err());
		assertFalse(Files.exists(out));
	}

	@Test
	void aMissingOutputOrCommandIsWrongUsage() {
		assertEquals(2, Cli.run("generate", head).exitCode());
		assertEquals(2, Cli.run("degenerate").exitCode());
		assertEquals(2, Cli.run("train").exitCode());
		assertEquals(2, Cli.run("evaluate").exitCode());
	}

	@Test
	void helpAndVersionAreNoFailures() {
		assertTrue(Cli.run("generate", "--help").out().contains("OUT_statistics.tif"));
		assertEquals(0, Cli.run("--help").exitCode());
		for (final String[] words : new String[][] { { "--version" }, { "generate", "--version" }, { "train", "join", "-V" } })
			assertTrue(Cli.run((Object[]) words).out().matches("(?s)PhaseGen \\d+\\.\\d+\\.\\d+.*"));
		assertEquals(0, Cli.run("train", "phase", "--help").exitCode());
	}

	@Test
	void unusableFilesFailInOneLine() throws IOException {
		assertFailure(Cli.generate(folder.resolve("nothing.tif"), out, model), "nothing.tif", "no such file");
		assertFailure(Cli.generate(Files.writeString(folder.resolve("text.tif"), "text"), out, model), "text.tif");
		assertFailure(Cli.generate(write("rgb.tif", new ImagePlus("rgb", new ColorProcessor(9, 9))), out, model), "rgb.tif",
			"colour");
		assertFailure(Cli.generate(head, folder.resolve("out.nonsense"), model), "out.nonsense");
		assertFailure(Cli.generate(head, folder.resolve("no/such/out.tif"), model), "no such folder");
		final Cli ontoFolder = Cli.generate(head, Files.createDirectory(folder.resolve("folder.tif")), model);
		assertFailure(ontoFolder, "is a folder");
		assertFalse(ontoFolder.lastError().contains("--overwrite"), "would not help");
		assertFailure(Cli.generate(head, out, folder), ModelFolder.CONFIG);
		assertFailure(Cli.generate(head, out, model, "--device", "gpu7"), "gpu7");
	}

	@ParameterizedTest
	@CsvSource({ "0, 9, zeros", "NaN, 9, NaN", "Infinity, 9, Infinity", "-1, 9, -1", "5, 1, 1 x 1" })
	void unusableValuesFailInOneLine(final float value, final int size, final String named) throws IOException {
		final float[] pixels = new float[size * size];
		java.util.Arrays.fill(pixels, value);
		final Path input = write("unusable.tif", new ImagePlus("unusable", new FloatProcessor(size, size, pixels)));
		assertFailure(Cli.generate(input, out, model), named);
	}

	@Test
	void aConstantSliceGetsPhaseZeroAndAWarning() throws IOException {
		final ImagePlus stack = TestHeads.stack(17, 18, 2);
		java.util.Arrays.fill((float[]) stack.getStack().getPixels(2), 5);
		final Cli call = Cli.generate(write("constant.tif", stack), out, model);
		assertSuccess(call);
		assertTrue(call.err().contains("Warning: Slice 2 is constant"), call.err());
		assertArrayEquals(new float[17 * 18], (float[]) TIFF.open(out).getStack().getPixels(4));
		assertTrue(Files.readString(folder.resolve("out.tif.json")).contains("Slice 2 is constant"));
	}

	@Test
	void aStackTraceComesWhenAskedFor() {
		assertFalse(Cli.generate(head, out, folder).err().contains("\tat "));
		assertTrue(Cli.run("--verbose", "generate", head, "-o", out, "--model", folder).err().contains("\tat "));
		assertTrue(Cli.run("generate", head, "-o", out, "--model", folder, "--verbose").err().contains("\tat "));
	}

	private void assertSuccess(final Cli call) throws IOException {
		assertEquals(0, call.exitCode(), call.err());
		assertNoTemporaryFiles();
	}

	private void assertFailure(final Cli call, final String... named) throws IOException {
		assertEquals(1, call.exitCode(), call.err());
		assertEquals(1, call.err().strip().split("\\R").length, call.err());
		for (final String word : named)
			assertTrue(call.lastError().contains(word), call.err());
		assertEquals("", call.out());
		assertNoTemporaryFiles();
	}

	private void assertNoTemporaryFiles() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".")));
		}
	}

	private static Path write(final String name, final ImagePlus imp) throws IOException {
		final Path file = shared.resolve(name);
		TIFF.save(imp, file, true);
		return file;
	}
}
