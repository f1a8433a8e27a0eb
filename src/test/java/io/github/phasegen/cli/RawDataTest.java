package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonParser;
import ij.ImagePlus;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** open, convert and info. */
class RawDataTest {

	private static final TiffFormat TIFF = new TiffFormat();

	@TempDir
	private static Path shared;
	private static ImagePlus head;
	private static Path kspace;

	@TempDir
	private Path folder;

	@BeforeAll
	static void writeKSpace() throws IOException {
		head = TestHeads.stack(16, 12, 2);
		final Path image = shared.resolve("head.tif");
		TIFF.save(head, image, false);
		kspace = shared.resolve("kspace.h5");
		Cli.run("export", image, "-o", kspace, "--phase", "smooth", "--coils", 3, "--oversampling", 2).succeeded();
	}

	@Test
	void openSaysWhatTheDataAre() {
		final Cli call = Cli.run("open", kspace).succeeded();
		assertTrue(call.out().startsWith("kspace.h5: complex, 16 x 24, 3 channels, 2 slices"), call.out());
		assertTrue(call.out().contains("Domain: k-space"), call.out());
	}

	@Test
	void openLeadsBackToTheImage() throws IOException {
		final Path out = folder.resolve("image.tif");
		final Cli call = Cli.run("open", kspace, "-o", out, "--view", "image", "--combine", "rss", "--remove-oversampling").succeeded();
		assertTrue(call.out().contains("Wrote " + out), call.out());
		assertArrayEquals((float[]) head.getStack().getPixels(2), (float[]) TIFF.open(out).getStack().getPixels(2), 1e-3f);
		assertTrue(Files.exists(folder.resolve("image.tif.json")));
	}

	@Test
	void openTakesMagnitudeAndPhaseFromTwoFiles() throws IOException {
		final Path magnitude = folder.resolve("m.tif");
		final Path phase = folder.resolve("p.tif");
		TIFF.save(TestHeads.stack(8, 8, 1), magnitude, false);
		final ImagePlus radians = TestHeads.stack(8, 8, 1);
		final float[] values = (float[]) radians.getStack().getPixels(1);
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (Math.PI * (2.0 * i / values.length - 1));
		TIFF.save(radians, phase, false);
		assertTrue(Cli.run("open", magnitude, "--phase-file", phase).succeeded().out().startsWith("m.tif: complex, 8 x 8"));
	}

	@Test
	void convertChangesTheFormatAndNoSample() throws IOException {
		final Path there = folder.resolve("kspace.npy");
		final Path back = folder.resolve("back.h5");
		Cli.run("convert", kspace, "-o", there).succeeded();
		Cli.run("convert", there, "-o", folder.resolve("again.npy"), "--axes", "zcyx").succeeded();
		assertArrayEquals(Files.readAllBytes(there), Files.readAllBytes(folder.resolve("again.npy")));
		Cli.run("convert", kspace, "-o", back, "--format", "fastMRI").succeeded();
		Cli.run("convert", back, "-o", folder.resolve("third.npy")).succeeded();
		assertArrayEquals(Files.readAllBytes(there), Files.readAllBytes(folder.resolve("third.npy")));
	}

	@Test
	void infoOfASoundFileIsASuccess() {
		final Cli call = Cli.run("info", kspace).succeeded();
		for (final String word : new String[] { "Format: fastMRI", "16 x 24, 3 channels, 2 slices", "Problems: none" })
			assertTrue(call.out().contains(word), call.out());
	}

	@Test
	void infoIsThereForProgramsToo() {
		final var json = JsonParser.parseString(Cli.run("info", kspace, "--json").succeeded().out()).getAsJsonObject();
		assertEquals("fastMRI", json.get("format").getAsString());
	}

	@Test
	void infoOfABadFileSaysWhatIsWrongAndIsNone() throws IOException {
		final byte[] whole = Files.readAllBytes(kspace);
		final Path half = Files.write(folder.resolve("half.h5"), java.util.Arrays.copyOf(whole, whole.length / 2));
		final Cli call = Cli.run("info", half);
		assertEquals(1, call.exitCode());
		assertTrue(call.out().contains("Problem: corrupt"), call.out());
		assertEquals(1, Cli.run("info", folder.resolve("none.h5")).exitCode());
		assertEquals(1, Cli.run("info", Files.writeString(folder.resolve("notes.md"), "# Notes")).exitCode());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "open --view phase | phase", "open --combine sum | sum", "open --domain time | time",
		"open --norm forward | forward", "open --axes xx | xx", "open --combine rss | view", "convert -o out.npy --axes q | q",
		"convert -o out.dat --format JPEG | JPEG", "convert | -o", "info --axes zz | zz" })
	void whatOptionsCannotMeanIsWrongUsage(final String options, final String named) {
		final String[] words = (options + " " + kspace).split(" ");
		Cli.run((Object[]) words).assertWrongUsage(named);
	}

	@Test
	void failuresAreOneLine() throws IOException {
		Cli.run("open", folder.resolve("none.h5")).assertFailed("none.h5");
		Cli.run("open", kspace, "--entry", "nothing").assertFailed("kspace.h5", "nothing");
		final Path there = Files.writeString(folder.resolve("there.npy"), "precious");
		Cli.run("convert", kspace, "-o", there).assertFailed("there.npy", "--overwrite");
		assertEquals("precious", Files.readString(there));
		assertFalse(Files.exists(folder.resolve("there.npy.json")));
	}
}
