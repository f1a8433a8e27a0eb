package io.github.phasegen.io.hdf5.ismrmrd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.hdf5.Hdf5Format;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.testing.ExternalTool;

/** ISMRMRD's own tools: what they make is read, and they reconstruct what is written. */
class IsmrmrdToolsTest {

	private static final String GENERATE = "ismrmrd_generate_cartesian_shepp_logan";
	private static final String RECONSTRUCT = "ismrmrd_recon_cartesian_2d";

	@TempDir
	Path folder;

	@BeforeAll
	static void needsTools() {
		ExternalTool.assumeInstalled(GENERATE);
		ExternalTool.assumeInstalled(RECONSTRUCT);
	}

	@Test
	void thePhantomsKspaceLeadsToItsCoilImages() throws IOException {
		ExternalTool.run(folder, GENERATE, "-m", "48", "-c", "3", "-n", "0", "-o", "phantom.h5");
		final Path file = folder.resolve("phantom.h5");
		assertEquals("ISMRMRD", StandardFormats.all().forReading(file).name());
		try (PlaneReader kspace = new IsmrmrdFormat().open(file, ReadOptions.DEFAULT);
			PlaneReader images = new Hdf5Format().open(file, new ReadOptions("dataset/coil_images", "")))
		{
			assertEquals(new ImageShape(96, 48, 3, 1, 1), kspace.shape());
			assertEquals(kspace.shape(), images.shape());
			assertEquals(Optional.of(new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, 48, 48)),
				Encoding.of(kspace.metadata(), kspace.shape()));
			assertEquals("mm", kspace.metadata().x().unit());
			assertEquals(300.0 / 48, kspace.metadata().x().step(), 1e-6);
			final PlaneFourier fourier = new PlaneFourier(96, 48);
			for (int c = 0; c < 3; c++) {
				final float[] image = kspace.read(c);
				fourier.inverse(image, FourierNorm.ORTHO);
				assertArrayEquals(images.read(c), image, 1e-5f);
			}
		}
	}

	@Test
	void accelerationRepetitionsAndNoiseScansAreSorted() throws IOException {
		ExternalTool.run(folder, GENERATE, "-m", "32", "-c", "2", "-r", "3", "-a", "2", "-w", "8", "-C", "-o", "noisy.h5");
		try (PlaneReader reader = new IsmrmrdFormat().open(folder.resolve("noisy.h5"), ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(64, 32, 2, 1, 6), reader.shape());
			assertEquals("6 repetitions", reader.metadata().infoValue("Frames").orElseThrow());
			assertTrue(reader.metadata().infoValue("Acquisitions left out").orElseThrow().contains("1 noise"));
			assertEquals("96 of 192", reader.metadata().infoValue("Lines not measured").orElseThrow());
		}
	}

	@Test
	void theToolsReconstructWhatIsWritten() throws IOException {
		final Path file = folder.resolve("written.mrd");
		final List<float[]> coils = write(file);
		assertTrue(ExternalTool.run(folder, "ismrmrd_info", "written.mrd").contains("ISMRMRD"));
		final String said = ExternalTool.run(folder, RECONSTRUCT, "written.mrd");
		assertTrue(said.contains("[32, 12, 1]") && said.contains("[16, 12, 1]"), said);
		try (PlaneReader images = new Hdf5Format().open(file, new ReadOptions("dataset/cpp/data", ""))) {
			assertEquals(new ImageShape(16, 12, 1, 1, 1), images.shape());
			assertArrayEquals(rootSumOfSquares(coils), images.read(0), 1e-3f);
		}
	}

	/** Two coils of 32 x 12 samples, with an oversampled readout; returns their k-space. */
	private static List<float[]> write(final Path file) throws IOException {
		final Encoding encoding = new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, 16, 12);
		final ImageLayout layout =
			new ImageLayout(new ImageShape(32, 12, 2, 1, 1), true, encoding.addTo(ImageMetadata.titled("noise")));
		final Random random = new Random(5);
		final List<float[]> coils = new ArrayList<>();
		try (PlaneWriter writer = new IsmrmrdFormat().create(file, layout, WriteOptions.DEFAULT)) {
			for (int c = 0; c < 2; c++) {
				final float[] kspace = new float[2 * 32 * 12];
				for (int i = 0; i < kspace.length; i++)
					kspace[i] = (float) random.nextGaussian();
				writer.write(kspace);
				coils.add(kspace);
			}
			writer.commit();
		}
		return coils;
	}

	/** The tool's inverse transform is not scaled at all. */
	private static float[] rootSumOfSquares(final List<float[]> coils) {
		final float[] image = new float[16 * 12];
		for (final float[] coil : coils) {
			final float[] complex = coil.clone();
			new PlaneFourier(32, 12).inverse(complex, FourierNorm.BACKWARD);
			for (int y = 0; y < 12; y++)
				for (int x = 0; x < 16; x++) {
					final int from = 2 * (32 * y + x + 8);
					final double magnitude = 32 * 12 * Math.hypot(complex[from], complex[from + 1]);
					image[16 * y + x] = (float) Math.hypot(image[16 * y + x], magnitude);
				}
		}
		return image;
	}
}
