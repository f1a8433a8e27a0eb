package io.github.phasegen.recon;

import static io.github.phasegen.testing.Close.relativeError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.coil.Espirit;
import io.github.phasegen.kspace.coil.EspiritOptions;
import io.github.phasegen.kspace.sampling.CalibrationRegion;
import io.github.phasegen.kspace.sampling.PoissonDisc;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.testing.ExternalTool;

/** BART with the same k-space, weight and number of iterations gives the same image, and with the same calibration region the same coils. */
class BartEqualityTest {

	private static final int WIDTH = 128;
	private static final int HEIGHT = 160;
	private static final double DECIBELS = 0.2;
	private static final int[] LENGTHS = { 26, 30, 35 };

	@TempDir
	Path folder;

	@BeforeAll
	static void needsBart() {
		ExternalTool.assumeInstalled("bart");
	}

	@ParameterizedTest
	@CsvSource({ "false, 0.001", "false, 0.1", "true, 0.01" })
	void conjugateGradientsAreThoseOfPics(final boolean points, final double lambda) throws IOException {
		final TestScan scan = TestScan.head(WIDTH, HEIGHT, 6, 0.01);
		final CoilKSpace slice = scan.measured(mask(points));
		final ComplexPlane theirs = new BartPics(folder, slice, 1).pics("-l2", "-r" + lambda, "-i30");
		final ComplexPlane ours = new SenseReconstructor(lambda, 30, 0).reconstruct(slice, IterationProgress.NONE);
		assertEquals(scan.psnr(theirs), scan.psnr(ours), DECIBELS);
		assertTrue(relativeError(theirs.data(), ours.data()) < 1e-3);
	}

	@ParameterizedTest
	@CsvSource({ "0.002", "0.01" })
	void waveletsLeadToTheImageOfPics(final double lambda) throws IOException {
		final TestScan scan = TestScan.head(WIDTH, HEIGHT, 6, 0.01);
		final double[] decibels = wavelets(scan, scan.measured(mask(false)), lambda);
		assertEquals(decibels[0], decibels[1], DECIBELS);
	}

	/** The image of single samples depends more on the shifts, which are evenly spread here: it is a little better. */
	@Test
	void waveletsOfSingleSamplesAreNotWorse() throws IOException {
		final TestScan scan = TestScan.head(WIDTH, HEIGHT, 6, 0.01);
		final double[] decibels = wavelets(scan, scan.measured(mask(true)), 0.005);
		assertEquals(decibels[0] + DECIBELS, decibels[1], 2 * DECIBELS);
	}

	@ParameterizedTest
	@CsvSource({ "0.005", "0.02" })
	void waveletsOfOneCoilDoToo(final double lambda) throws IOException {
		final TestScan scan = TestScan.head(WIDTH, HEIGHT, 1, 0.01);
		final double[] decibels = wavelets(scan, scan.measured(mask(false)).withSensitivities(scan.maps()), lambda);
		assertEquals(decibels[0], decibels[1], DECIBELS);
	}

	/**
	 * BART's PSNR and ours. The shifts of the last iterations are chance, in BART as here, and change an image by some tenths of a decibel, so
	 * these are means over several lengths.
	 */
	private double[] wavelets(final TestScan scan, final CoilKSpace slice, final double lambda) throws IOException {
		final BartPics bart = new BartPics(folder, slice, 1);
		double theirs = 0;
		double ours = 0;
		for (final int iterations : LENGTHS) {
			theirs += scan.psnr(bart.pics("-RW:3:0:" + lambda, "-i" + iterations)) / LENGTHS.length;
			ours += scan.psnr(new CompressedSensing(Sparsity.WAVELET, lambda, iterations, 0).reconstruct(slice, IterationProgress.NONE))
				/ LENGTHS.length;
		}
		return new double[] { theirs, ours };
	}

	/** But for the size of the calibration region, where one line more or less is a matter of taste. */
	@ParameterizedTest
	@CsvSource({ "false", "true" })
	void weightsRelateToTheSameSignalLevel(final boolean points) throws IOException {
		final CoilKSpace slice = TestScan.head(WIDTH, HEIGHT, 6, 0.01).measured(mask(points));
		final String printed = new BartPics(folder, slice, 1).run("-l2", "-r1", "-i1");
		final String number = printed.lines().filter(line -> line.startsWith("Scaling: ")).findFirst().orElseThrow().split(" +")[1];
		assertEquals(Double.parseDouble(number), ImageScale.of(slice), 0.01 * ImageScale.of(slice), printed);
	}

	/** Where the whole head is in the field of view, as ESPIRiT with one set of maps needs it; but for pixels that only one of them crops. */
	@Test
	void sensitivitiesAreThoseOfEcalib() throws IOException {
		final TestScan scan = TestScan.head(96, 112, 4, 0.01);
		final CoilKSpace slice = scan.measured(new RandomColumns(3, 0.21, PlaneAxis.X).draw(96, 112, 1));
		final CalibrationRegion region = CalibrationRegion.of(slice.mask(), 24).orElseThrow();
		final CoilSensitivities theirs = new BartPics(folder, slice, 1).ecalib();
		final CoilSensitivities ours = Espirit.estimate(slice.coils().stream().map(region::cut).toList(), 96, 112, EspiritOptions
			.defaults());
		for (int coil = 0; coil < 4; coil++)
			assertAlike(theirs.map(coil, 0).magnitude(), ours.map(coil, 0).magnitude());
		assertEquals(scan.psnr(sense(slice, theirs)), scan.psnr(sense(slice, ours)), DECIBELS);
	}

	private static ComplexPlane sense(final CoilKSpace slice, final CoilSensitivities maps) {
		return new SenseReconstructor(0.01, 20, 0).reconstruct(slice.withSensitivities(maps), IterationProgress.NONE);
	}

	private static void assertAlike(final float[] expected, final float[] found) {
		int other = 0;
		for (int i = 0; i < expected.length; i++)
			other += Math.abs(expected[i] - found[i]) > 0.01 ? 1 : 0;
		assertTrue(other < 0.02 * expected.length, other + " of " + expected.length + " pixels differ");
	}

	private static SamplingMask mask(final boolean points) {
		return points ? new PoissonDisc(5, 0.1).draw(WIDTH, HEIGHT, 1) : new RandomColumns(3, 0.125, PlaneAxis.X).draw(WIDTH, HEIGHT, 9);
	}
}
