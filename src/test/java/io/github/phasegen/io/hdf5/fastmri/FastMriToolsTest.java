package io.github.phasegen.io.hdf5.fastmri;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.testing.ExternalTool;

/** What is written is what fastMRI's loaders expect, as h5py reads it. */
class FastMriToolsTest {

	@TempDir
	Path folder;

	@BeforeAll
	static void needsPython() {
		ExternalTool.assumePythonModule("h5py");
	}

	@ParameterizedTest
	@CsvSource({ "single, 1, 3, 10, 12, 10, 6", "multi, 3, 2, 10, 12, 10, 6", "multi, 2, 1, 7, 9, 6, 4", "single, 1, 1, 4, 5, 3, 5" })
	void theLoadersSeeSamplesImageAndSizes(final String coils, final int channels, final int slices, final int width, final int height,
		final int imageWidth, final int imageHeight) throws IOException
	{
		final Path script = folder.resolve("loader.py");
		try (InputStream in = FastMriToolsTest.class.getResourceAsStream("/io/hdf5/fastmri_loader.py")) {
			Files.copy(in, script);
		}
		final ImageShape shape = new ImageShape(width, height, channels, slices, 1);
		final float[] samples = write(folder.resolve("file.h5"), shape, imageWidth, imageHeight);
		ExternalTool.run(folder, "python3", script.toString(), "file.h5", coils, "raw");
		final float[] loaded = new float[samples.length];
		ByteBuffer.wrap(Files.readAllBytes(folder.resolve("raw"))).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(loaded);
		assertArrayEquals(samples, loaded);
	}

	/** Noise; returns the samples in the order of the planes. */
	private static float[] write(final Path file, final ImageShape shape, final int imageWidth, final int imageHeight) throws IOException {
		final Encoding encoding = new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.Y, imageWidth, imageHeight);
		final ImageLayout layout = new ImageLayout(shape, true, encoding.addTo(ImageMetadata.titled("noise")));
		final Random random = new Random(3);
		final float[] all = new float[2 * (int) shape.samples()];
		for (int i = 0; i < all.length; i++)
			all[i] = (float) random.nextGaussian();
		final int length = 2 * shape.planeSamples();
		try (PlaneWriter writer = new FastMriFormat().create(file, layout, WriteOptions.DEFAULT)) {
			for (int k = 0; k < shape.planeCount(); k++)
				writer.write(Arrays.copyOfRange(all, k * length, (k + 1) * length));
			writer.commit();
		}
		return all;
	}
}
