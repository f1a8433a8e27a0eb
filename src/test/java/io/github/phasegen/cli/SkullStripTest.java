package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.github.phasegen.checkpoint.GoldenCheckpoint;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import io.github.phasegen.testing.TinyStripModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** skullstrip IN -o OUT and evaluate mask A B, with a network of random weights. */
class SkullStripTest {

	@TempDir
	private static Path shared;
	private static Path model;
	private static Path head;

	@TempDir
	private Path folder;

	@BeforeAll
	static void writeInput() throws IOException {
		model = TinyStripModel.write(shared.resolve("model"));
		head = shared.resolve("head.tif");
		new TiffFormat().save(TestHeads.image(31, 26, new int[] { 1, 3, 1 }, 32), head, false);
	}

	private static ImageContents read(final Path file) throws IOException {
		return StandardFormats.all().read(file);
	}

	@Test
	void allOutputsAreWrittenEachWithItsRecord() throws IOException {
		final Path out = folder.resolve("k.tif");
		final Path image = folder.resolve("image.npy");
		final Path mask = folder.resolve("mask.nii.gz");
		final Path magnitude = folder.resolve("magnitude.tif");
		final Cli call = Cli.run("skullstrip", head, "-o", out, "--image", image, "--mask", mask, "--magnitude", magnitude, "--model", model,
			"--threshold", 0.4, "--no-largest", "--no-coherence").succeeded();
		assertEquals("Wrote " + out + "\nWrote " + image + "\nWrote " + mask + "\nWrote " + magnitude + "\n", call.out().replace("\r", ""));
		assertEquals(Domain.K_SPACE, Encoding.domain(read(out).metadata()).orElseThrow());
		assertTrue(read(out) instanceof ComplexImage && read(image) instanceof ComplexImage);
		final RealImage inside = (RealImage) read(mask);
		assertArrayEquals(new long[] { 31, 26, 1, 3, 1 }, inside.pixels().dimensionsAsLongArray());
		for (final float value : ComplexImages.realPlane(inside.pixels(), 1))
			assertTrue(value == 0 || value == 255, "" + value);
		assertEquals(3, inside.metadata().z().step(), 1e-6);
		for (final Path file : new Path[] { out, image, mask, magnitude }) {
			final JsonObject record = JsonParser.parseString(Files.readString(folder.resolve(file.getFileName() + ".json"))).getAsJsonObject();
			assertEquals("skull stripping", record.get("task").getAsString());
			assertEquals(file == out ? "k-space" : "image", record.getAsJsonObject("output").get("domain").getAsString());
			assertEquals(0.4, record.get("threshold").getAsDouble());
			assertFalse(record.get("largestComponent").getAsBoolean());
			assertFalse(record.get("sliceCoherence").getAsBoolean());
			assertTrue(record.get("fillHoles").getAsBoolean());
			assertTrue(record.get("residualOutsideBrain").getAsDouble() < 1e-9);
			assertEquals(ModelFolder.sha256(model.resolve(ModelFolder.WEIGHTS)), record.get("modelSha256").getAsString());
		}
	}

	@Test
	void kSpaceKnowsThatItIsAndComesBackAsKSpace() throws IOException {
		final Path first = folder.resolve("first.tif");
		final Path again = folder.resolve("again.tif");
		Cli.run("skullstrip", head, "-o", first, "--model", model).succeeded();
		Cli.run("skullstrip", first, "-o", again, "--model", model).succeeded();
		final JsonObject record = record("again.tif.json");
		assertTrue(record.get("input").getAsString().endsWith(" (k-space)"), record.toString());
	}

	@Test
	void samplesThatLookLikeKSpaceAreNotTakenForAnImage() throws IOException {
		final Path nameless = folder.resolve("k.npy");
		Cli.run("skullstrip", head, "-o", nameless, "--model", model, "--threshold", 0.01, "--no-largest").succeeded();
		Files.delete(folder.resolve("k.npy.json"));
		final Path out = folder.resolve("out.tif");
		Cli.run("skullstrip", nameless, "-o", out, "--model", model).assertFailed("domain: k.npy", "k-space");
		assertFalse(Files.exists(out));
		Cli.run("skullstrip", nameless, "-o", out, "--model", model, "--domain", "k-space").succeeded();
	}

	@Test
	void theSidecarTellsWhatAFormatCannot() throws IOException {
		Cli.run("skullstrip", head, "-o", folder.resolve("k.npy"), "--model", model, "--threshold", 0.01, "--no-largest").succeeded();
		Cli.run("skullstrip", folder.resolve("k.npy"), "-o", folder.resolve("again.npy"), "--model", model).succeeded();
		assertTrue(record("again.npy.json").get("input").getAsString().endsWith(" (k-space)"));
	}

	@Test
	void anImportedKStripNetworkStripsByItsOwnRule() throws IOException {
		final Path published = folder.resolve("k-strip");
		Cli.run("import-checkpoint", GoldenCheckpoint.file("kstrip_small"), "-o", published).succeeded();
		Cli.run("skullstrip", head, "-o", folder.resolve("k.npy"), "--model", published).succeeded();
		final JsonObject record = record("k.npy.json");
		assertFalse(record.get("sliceCoherence").getAsBoolean() || record.get("largestComponent").getAsBoolean());
		assertFalse(record.has("warnings"), record.toString());
		Cli.run("skullstrip", head, "-o", folder.resolve("other.npy"), "--model", published, "--threshold", 0.3).succeeded();
		assertEquals(0.5, record("other.npy.json").get("threshold").getAsDouble());
		assertTrue(record("other.npy.json").get("warnings").toString().contains("rule of its own"));
	}

	private JsonObject record(final String name) throws IOException {
		return JsonParser.parseString(Files.readString(folder.resolve(name))).getAsJsonObject();
	}

	@Test
	void aPhaseModelIsRefused() throws IOException {
		final Path phase = TinyModel.write(folder.resolve("phase"));
		Cli.run("skullstrip", head, "-o", folder.resolve("out.tif"), "--model", phase).assertFailed("task: found phase, expected skullstrip");
	}

	@Test
	void magnitudesAreNoKSpace() {
		Cli.run("skullstrip", head, "-o", folder.resolve("out.tif"), "--model", model, "--domain", "k-space").assertFailed("real image",
			"k-space");
	}

	@ParameterizedTest
	@CsvSource({ "--threshold, 1.5, threshold", "--soft-edge, -1, softEdge", "--domain, other, domain", "--device, fridge, device",
		"--output, phase, output" })
	void wrongUsageIsNamed(final String option, final String value, final String named) {
		Cli.run("skullstrip", head, "-o", folder.resolve("out.tif"), "--model", model, option, value).assertWrongUsage(named);
	}

	@Test
	void oneFileForTwoOutputsIsRefused() {
		final Path out = folder.resolve("out.tif");
		Cli.run("skullstrip", head, "-o", out, "--image", out, "--model", model, "--overwrite").assertFailed("out.tif: output: found twice");
		assertFalse(Files.exists(out));
	}

	@Test
	void nothingIsOverwrittenUnlessAsked() throws IOException {
		final Path mask = Files.writeString(folder.resolve("mask.tif"), "precious");
		final Path out = folder.resolve("out.tif");
		Cli.run("skullstrip", head, "-o", out, "--mask", mask, "--model", model).assertFailed("mask.tif");
		assertEquals("precious", Files.readString(mask));
		assertFalse(Files.exists(out));
		Cli.run("skullstrip", head, "-o", out, "--mask", mask, "--model", model, "--overwrite").succeeded();
	}

	@Test
	void masksAreComparedInMillimetres() throws IOException {
		final Path one = mask("one.tif", 5);
		final Path two = mask("two.tif", 7);
		final JsonObject same = JsonParser.parseString(Cli.run("evaluate", "mask", one, one).succeeded().out()).getAsJsonObject();
		assertEquals(1, same.get("dice").getAsDouble());
		assertTrue(same.get("calibrated").getAsBoolean());
		final JsonObject found = JsonParser.parseString(Cli.run("evaluate", "mask", one, two).succeeded().out()).getAsJsonObject();
		assertEquals(0.8, found.get("dice").getAsDouble(), 1e-9);
		assertEquals(2 * 0.9, found.get("hausdorffMm").getAsDouble(), 1e-5);
		Cli.run("evaluate", "mask", one, head).assertFailed("head", "size");
	}

	/** A box of 10 x 10 pixels that begins at this column. */
	private Path mask(final String name, final int left) throws IOException {
		final ImagePlus mask = TestHeads.image(31, 26, new int[] { 1, 1, 1 }, 8);
		final ImageProcessor pixels = mask.getProcessor();
		pixels.set(0);
		pixels.setRoi(left, 5, 10, 10);
		pixels.add(255);
		final Path file = folder.resolve(name);
		new TiffFormat().save(mask, file, false);
		return file;
	}
}
