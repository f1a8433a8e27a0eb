package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** undersample. */
class UndersampleTest {

	@TempDir
	private Path folder;
	private Path head;
	private Path out;

	@BeforeEach
	void writeHead() throws IOException {
		head = folder.resolve("head.tif");
		out = folder.resolve("out.h5");
		new TiffFormat().save(TestHeads.stack(32, 24, 2), head, false);
	}

	private static SamplingMasks masks(final Path file) throws IOException {
		try (PlaneSource source = PlaneSource.open(file, ReadOptions.DEFAULT)) {
			return SamplingMasks.told(source.planes().metadata(), source.planes().shape()).orElseThrow();
		}
	}

	@ParameterizedTest
	@CsvSource({ "random", "equispaced", "magic", "gaussian", "gaussian-2d", "poisson", "partial" })
	void everyMaskCanBeNamed(final String mask) throws IOException {
		final Cli call = Cli.run("undersample", head, "-o", out, "--mask", mask, "--acceleration", 3, "--center-fraction", 0.1, "--seed", 5)
			.succeeded();
		assertTrue(call.out().contains("Wrote " + out + ": 32 x 24"), call.out());
		assertTrue(masks(out).acceleration() > 1.2, masks(out).toString());
		assertTrue(Files.readString(folder.resolve("out.h5.json")).contains("\"mask\": \"" + mask + "\""));
	}

	@Test
	void axisSliceMasksAndMaskImageAreTheUsersChoice() throws IOException {
		final Path image = folder.resolve("mask.tif");
		Cli.run("undersample", head, "-o", out, "--axis", "y", "--each-slice", "--mask-image", image).succeeded();
		assertEquals(2, masks(out).masks().stream().distinct().count());
		assertTrue(masks(out).mask(1).lines(PlaneAxis.Y).isPresent());
		assertEquals(2, new TiffFormat().open(image).getStackSize());
	}

	@Test
	void kSpaceIsUndersampledCoilByCoil() throws IOException {
		final Path kspace = folder.resolve("kspace.npy");
		Cli.run("export", head, "-o", kspace, "--phase", "smooth", "--coils", 3).succeeded();
		final Cli call = Cli.run("undersample", kspace, "-o", out, "--mask", "equispaced").succeeded();
		assertTrue(call.out().contains("3 channels"), call.out());
		assertTrue(masks(out).mask(0).lines(PlaneAxis.Y).isPresent(), "across the readout, x");
	}

	@Test
	void partialFourierMeasuresOneSide() throws IOException {
		Cli.run("undersample", head, "-o", out, "--mask", "partial", "--fraction", 0.75, "--side", "high").succeeded();
		assertTrue(masks(out).mask(0).sampled(31, 0) && !masks(out).mask(0).sampled(7, 0));
	}

	@ParameterizedTest
	@CsvSource({ "--mask, spiral", "--acceleration, 0.5", "--center-fraction, 2", "--axis, z", "--side, left", "--fraction, 0.3",
		"--domain, sinogram", "--seed, many" })
	void valuesOutOfRangeAreWrongUsage(final String option, final String value) {
		Cli.run("undersample", head, "-o", out, option, value).assertWrongUsage(value);
	}

	@Test
	void aCentreTooLargeIsAFailureThatLeavesNoFile() {
		Cli.run("undersample", head, "-o", out, "--acceleration", 8, "--center-fraction", 0.5).assertFailed("Acceleration 8.0", "centre");
		assertTrue(Files.notExists(out) && Files.notExists(folder.resolve("out.h5.json")));
	}

	@Test
	void existingFilesAreKept() throws IOException {
		final Path image = Files.writeString(folder.resolve("mask.tif"), "precious");
		Cli.run("undersample", head, "-o", out, "--mask-image", image).assertFailed("mask.tif");
		assertEquals("precious", Files.readString(image));
		assertTrue(Files.notExists(out));
		Cli.run("undersample", head, "-o", out, "--mask-image", image, "--overwrite").succeeded();
	}
}
