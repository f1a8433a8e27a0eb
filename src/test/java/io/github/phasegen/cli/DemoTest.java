package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.kspace.CenteredFourier;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import io.github.phasegen.testing.TinyStripModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo writes. */
class DemoTest {

	private static final TiffFormat TIFF = new TiffFormat();

	@TempDir
	private Path folder;
	private Path demo;
	private Path head;
	private Demo.Chosen models;

	@BeforeEach
	void writeInput() throws IOException {
		demo = folder.resolve("target/demo");
		head = folder.resolve("head.tif");
		TIFF.save(TestHeads.image(33, 40, new int[] { 1, 5, 1 }, 16), head, false);
		models = new Demo.Chosen(new ModelSource.Folder(TinyModel.write(folder.resolve("phase"))), new ModelSource.Folder(TinyStripModel.write(
			folder.resolve("skullstrip"))));
	}

	@Test
	void filesTellTheStory() throws IOException {
		run(head);
		run(head);
		final ImagePlus complex = TIFF.open(demo.resolve("head_complex.tif"));
		assertArrayEquals(new int[] { 33, 40, 2, 5, 1 }, complex.getDimensions());
		assertEquals("Magnitude z:1/5 slice-1", complex.getStack().getSliceLabel(1));
		final String sidecar = Files.readString(demo.resolve("head_kspace.h5.json"));
		assertTrue(sidecar.contains("\"fourierNorm\": \"ortho\""), sidecar);
		assertEquals("phase", JsonParser.parseString(sidecar).getAsJsonObject().getAsJsonArray("synthetic").get(0).getAsString(),
			"the image's phase was generated before");
		final RealImage brain = (RealImage) TIFF.read(demo.resolve("head_brainmask.tif"));
		assertArrayEquals(new long[] { 33, 40, 1, 5, 1 }, brain.pixels().dimensionsAsLongArray());
		assertTrue(Files.readString(demo.resolve("head_brain_kspace.h5.json")).contains("residualOutsideBrain"));
		final var preview = ImageIO.read(demo.resolve("preview.png").toFile());
		assertTrue(preview.getWidth() > 4 * 33 && preview.getHeight() > 3 * 40);
		final JsonObject run = JsonParser.parseString(Files.readString(demo.resolve("run.json"))).getAsJsonObject();
		for (final String key : new String[] { "seed", "sampler", "steps", "modelSha256", "version", "device", "seconds" })
			assertTrue(run.has(key), key);
	}

	@Test
	void theKSpaceIsThatOfTheComplexImage() throws IOException {
		run(head);
		final var image = ((ComplexImage) TIFF.read(demo.resolve("head_complex.tif"))).pixels();
		final var kSpace = ((ComplexImage) StandardFormats.all().read(demo.resolve("head_kspace.h5"))).pixels();
		final float[] expected = ComplexImages.plane(image, 3).data();
		assertArrayEquals(expected, ComplexImages.plane(CenteredFourier.inverse(kSpace, FourierNorm.ORTHO), 3).data(), 2e-3f);
	}

	@Test
	void elsewhereItSaysWhereItRuns() {
		final NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> run(folder.resolve("none.tif")));
		assertTrue(e.getMessage().contains("project's folder"), e.getMessage());
	}

	private void run(final Path input) throws IOException {
		new Demo(new Console(PhaseGen.commandLine().getCommandSpec()), models, input, demo).run();
	}
}
