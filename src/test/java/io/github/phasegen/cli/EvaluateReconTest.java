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
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** evaluate recon TRUTH RECON. */
class EvaluateReconTest {

	@TempDir
	private Path folder;
	private Path truth;
	private Path brighter;

	@BeforeEach
	void writeImages() throws IOException {
		truth = write("truth.tif", 1, 1);
		brighter = write("brighter.tif", 1, 1.1);
	}

	private Path write(final String name, final int frames, final double factor) throws IOException {
		final ImagePlus image = TestHeads.image(24, 20, new int[] { 1, 2, frames }, 32);
		for (int plane = 1; plane <= image.getStackSize(); plane++)
			image.getStack().getProcessor(plane).multiply(factor);
		final Path file = folder.resolve(name);
		new TiffFormat().save(image, file, false);
		return file;
	}

	private static JsonObject json(final String text) {
		return JsonParser.parseString(text).getAsJsonObject();
	}

	@Test
	void theErrorsAreJson() {
		final JsonObject found = json(Cli.run("evaluate", "recon", truth, brighter).succeeded().out());
		assertEquals(truth.toString(), found.get("truth").getAsString());
		assertFalse(found.get("complex").getAsBoolean());
		assertEquals(0.01, found.get("nmse").getAsDouble(), 1e-6);
		assertTrue(found.get("ssim").getAsDouble() > 0.9 && found.get("psnrDb").getAsDouble() > 20, found.toString());
		assertFalse(found.has("complexNmse") || found.has("slices"), found.toString());
	}

	@Test
	void slicesAndFramesAreLists() throws IOException {
		final JsonObject slices = json(Cli.run("evaluate", "recon", truth, brighter, "--slices").succeeded().out());
		assertEquals(0.1, slices.getAsJsonArray("slices").get(1).getAsJsonObject().get("sliceNrmse").getAsDouble(), 1e-6);
		final JsonObject frames = json(Cli.run("evaluate", "recon", write("t.tif", 3, 1), write("r.tif", 3, 1.2)).succeeded().out());
		assertEquals(0.04, frames.getAsJsonArray("frames").get(2).getAsJsonObject().get("nmse").getAsDouble(), 1e-6);
	}

	@Test
	void equalImagesHaveNoFiniteRatio() {
		final JsonObject found = json(Cli.run("evaluate", "recon", truth, truth).succeeded().out());
		assertFalse(found.has("psnrDb"), found.toString());
		assertEquals(1, found.get("ssim").getAsDouble(), 1e-12);
	}

	@Test
	void theErrorMapIsWrittenWithItsRecord() throws IOException {
		final Path map = folder.resolve("map.nii.gz");
		final Cli call = Cli.run("evaluate", "recon", truth, brighter, "--error-map", map, "--magnification", 10).succeeded();
		assertEquals(0.01, json(call.out()).get("nmse").getAsDouble(), 1e-6);
		final RealImage written = (RealImage) StandardFormats.all().read(map);
		assertEquals(2, written.pixels().dimension(3));
		assertEquals(10, json(Files.readString(folder.resolve("map.nii.gz.json"))).get("magnification").getAsInt());
		Cli.run("evaluate", "recon", truth, brighter, "--error-map", map).assertFailed("map.nii.gz", "--overwrite");
	}

	@Test
	void theErrorMapDoesNotReplaceWhatIsCompared() throws IOException {
		final byte[] before = Files.readAllBytes(truth);
		Cli.run("evaluate", "recon", truth, brighter, "--error-map", truth, "--overwrite").assertFailed("output: found an input of this run");
		assertArrayEquals(before, Files.readAllBytes(truth));
	}

	@Test
	void whatCannotBeComparedIsNamed() throws IOException {
		Cli.run("evaluate", "recon", truth, write("frames.tif", 2, 1)).assertFailed("frames.tif: size: found 24 x 20, 2 slices, 2 frames");
		Cli.run("evaluate", "recon", truth, folder.resolve("missing.tif")).assertFailed("missing.tif");
		Cli.run("evaluate", "recon", truth, brighter, "--error-map", folder.resolve("m.tif"), "--magnification", -1).assertWrongUsage(
			"magnification");
		assertFalse(Files.exists(folder.resolve("m.tif")));
	}
}
