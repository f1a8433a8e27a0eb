package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import io.github.phasegen.export.CoilChoice;
import io.github.phasegen.export.CoilCombine;
import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportKSpace;
import io.github.phasegen.export.ExportOptions;
import io.github.phasegen.export.ExportProgress;
import io.github.phasegen.export.PhaseSource;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.export.RawView;
import io.github.phasegen.export.ReadoutOptions;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.simulate.coil.CoilKind;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

/** Open Raw Data... as a SciJava command, as scripts call it. */
class OpenRawDataCommandTest {

	private static final CommandCalls CALLS = new CommandCalls(OpenRawDataCommand.class);

	@TempDir
	private static Path folder;
	private static ImagePlus head;
	private static File kspace;

	@BeforeAll
	static void writeKSpace() throws IOException {
		head = TestHeads.stack(16, 12, 2);
		kspace = folder.resolve("kspace.h5").toFile();
		final ExportOptions options = ExportOptions.defaults().withPhase(PhaseSource.SMOOTH).withCoils(CoilChoice.simulated(
			CoilKind.BIRDCAGE, 3)).withReadout(ReadoutOptions.of(2, "auto"));
		try (PlaneSource source = PlaneSource.of(ImagePlusAdapter.toContents(head)); ExportKSpace export = new ExportKSpace()) {
			export.write(source, options, ExportDestination.of(kspace.toPath(), false), ExportProgress.NONE);
		}
	}

	@AfterAll
	static void dispose() {
		CALLS.close();
	}

	@Test
	void storedKSpaceComesAsRealAndImaginaryParts() throws Exception {
		final ImagePlus opened = CALLS.image("result", "file", kspace);
		assertArrayEquals(new int[] { 16, 24, 6, 2, 1 }, opened.getDimensions());
		assertTrue(opened.getStack().getSliceLabel(2).startsWith("Imaginary c:1/3 z:1/2"), opened.getStack().getSliceLabel(2));
		assertTrue(opened.getInfoProperty().contains("Domain: k-space"), opened.getInfoProperty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "rss", "sensitivity", "adaptive" })
	void combinedCoilsGiveTheMagnitudeBack(final String combine) throws Exception {
		final ImagePlus opened = CALLS.image("result", "file", kspace, "view", "image", "combine", combine, "oversampling", true);
		assertArrayEquals(new int[] { 16, 12, combine.equals("rss") ? 1 : 2, 2, 1 }, opened.getDimensions());
		final float[] expected = (float[]) head.getStack().getPixels(1);
		final float[] found = (float[]) opened.getStack().getPixels(1);
		assertEquals(1, correlation(expected, found), 0.05);
	}

	@Test
	void imagesComeAsMagnitudeAndPhaseUnlessAskedFor() throws Exception {
		final ImagePlus polar = CALLS.image("result", "file", kspace, "view", "image");
		assertTrue(polar.getStack().getSliceLabel(1).startsWith("Magnitude"));
		final ImagePlus cartesian = CALLS.image("result", "file", kspace, "view", "image", "parts", "real+imaginary");
		assertTrue(cartesian.getStack().getSliceLabel(1).startsWith("Real"));
	}

	@Test
	void realFilesOpenAsTheyAre() throws Exception {
		final Path file = folder.resolve("head.tif");
		new TiffFormat().save(head, file, true);
		final ImagePlus opened = CALLS.image("result", "file", file.toFile());
		assertArrayEquals((float[]) head.getStack().getPixels(2), (float[]) opened.getStack().getPixels(2));
		assertEquals(head.getCalibration().pixelDepth, opened.getCalibration().pixelDepth);
	}

	@Test
	void whatNoFormatOfOursKnowsIsLeftToOtherPlugins() throws Exception {
		CALLS.context().service(PluginService.class).addPlugin(PluginInfo.create(OtherFormatsTest.Vendor.class, IOPlugin.class));
		final Path file = Files.writeString(folder.resolve("head.vendor"), "content");
		assertArrayEquals(new float[] { 1, 2, 3, 4, 5, 6 }, (float[]) CALLS.image("result", "file", file.toFile()).getProcessor()
			.getPixels());
	}

	@ParameterizedTest
	@CsvSource({ "view, phase", "combine, sum", "domain, time", "norm, forward", "axes, xx", "entry, nothing", "parts, angle" })
	void valuesThatCannotBeMeantAreFailures(final String input, final String value) {
		CALLS.assertFails(value, "file", kspace, input, value);
	}

	@Test
	void whatCannotBeReadIsAFailure() throws IOException {
		CALLS.assertFails("file: found none", "view", "image");
		CALLS.assertFails("none.h5", "file", folder.resolve("none.h5").toFile());
		CALLS.assertFails("notes.md", "file", Files.writeString(folder.resolve("notes.md"), "# Notes").toFile());
		CALLS.assertFails("maps", "file", kspace, "view", "image", "combine", "rss", "maps", kspace);
	}

	@Test
	void choicesAreThoseOfTheEnums() {
		assertEquals(Arrays.stream(RawView.values()).map(RawView::optionName).toList(), choices("view"));
		assertEquals(Arrays.stream(CoilCombine.values()).map(CoilCombine::optionName).toList(), choices("combine"));
	}

	private static List<?> choices(final String input) {
		return CALLS.info().getInput(input).getChoices();
	}

	private static double correlation(final float[] a, final float[] b) {
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += a[i] * b[i];
			aa += a[i] * a[i];
			bb += b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}
}
