package io.github.phasegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.ImagePlus;
import ij.io.Opener;
import ij.process.ImageProcessor;

/** The sample images are what sample-data/README.md says they are. */
class SampleDataTest {

	private static final Path FOLDER = Path.of("sample-data");

	@ParameterizedTest
	@CsvSource({ "head_t1, 181, 217, 16, 1, 6, 3568", "head_t1_itk, 128, 128, 8, 2, 8, 4098" })
	void magnitudesAreCalibrated16BitStacks(final String name, final int width, final int height, final int slices,
		final double pixel, final double spacing, final double maximum)
	{
		final ImagePlus head = open(name);
		assertEquals(ImagePlus.GRAY16, head.getType());
		assertSize(head, width, height, slices);
		assertEquals("mm", head.getCalibration().getUnit());
		assertEquals(pixel, head.getCalibration().pixelWidth);
		assertEquals(pixel, head.getCalibration().pixelHeight);
		assertEquals(spacing, head.getCalibration().pixelDepth);
		double found = 0;
		for (int s = 1; s <= slices; s++) {
			found = Math.max(found, head.getStack().getProcessor(s).getStats().max);
		}
		assertEquals(maximum, found);
	}

	@ParameterizedTest
	@CsvSource({ "head_t1, 181, 217, 16", "head_t1_itk, 128, 128, 8" })
	void masksAre0Or255AndLieInTheHead(final String name, final int width, final int height, final int slices) {
		final ImagePlus head = open(name);
		final ImagePlus mask = open(name + "_brainmask");
		assertEquals(ImagePlus.GRAY8, mask.getType());
		assertSize(mask, width, height, slices);
		for (int s = 1; s <= slices; s++) {
			assertMaskInHead(head.getStack().getProcessor(s), mask.getStack().getProcessor(s), name + ", slice " + s);
		}
	}

	@ParameterizedTest
	@CsvSource({ "head_t1", "head_t1_itk" })
	void slicesAreLabelledAlikeInImageAndMask(final String name) {
		final ImagePlus head = open(name);
		final ImagePlus mask = open(name + "_brainmask");
		final Set<String> labels = new HashSet<>();
		for (int s = 1; s <= head.getStackSize(); s++) {
			final String label = head.getStack().getSliceLabel(s);
			assertNotNull(label);
			assertEquals(label, mask.getStack().getSliceLabel(s));
			assertTrue(labels.add(label), "label used twice: " + label);
		}
	}

	@ParameterizedTest
	@CsvSource({ "head_t1", "head_t1_brainmask", "head_t1_itk", "head_t1_itk_brainmask" })
	void infoNamesALicenceThatIsThere(final String name) {
		final String info = open(name).getInfoProperty();
		final String file = info.replaceAll("(?s).*\\((sample-data/LICENSES/.*?)\\).*", "$1");
		assertTrue(Files.isRegularFile(Path.of(file)), info);
	}

	@Test
	void theFolderStaysSmall() throws IOException {
		try (var files = Files.walk(FOLDER)) {
			final long bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
			assertTrue(bytes < 4_000_000, bytes + " bytes");
		}
	}

	private static ImagePlus open(final String name) {
		final Path file = FOLDER.resolve(name + ".tif");
		final ImagePlus image = new Opener().openImage(file.toString());
		assertNotNull(image, file.toString());
		return image;
	}

	private static void assertSize(final ImagePlus image, final int width, final int height, final int slices) {
		assertEquals(width, image.getWidth());
		assertEquals(height, image.getHeight());
		assertEquals(1, image.getNChannels());
		assertEquals(slices, image.getNSlices());
		assertEquals(1, image.getNFrames());
	}

	private static void assertMaskInHead(final ImageProcessor head, final ImageProcessor mask, final String where) {
		int brain = 0;
		int outside = 0;
		for (int i = 0; i < mask.getPixelCount(); i++) {
			assertTrue(mask.get(i) == 0 || mask.get(i) == 255, where);
			if (mask.get(i) == 0) continue;
			brain++;
			if (head.get(i) == 0) outside++;
		}
		final double share = brain / (double) mask.getPixelCount();
		assertTrue(share > 0.1 && share < 0.6, where + ": brain share " + share);
		assertEquals(0, outside, where + ": mask pixels without signal");
	}
}
