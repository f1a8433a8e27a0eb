package io.github.phasegen.io.bart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.kspace.CenteredFourier;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.testing.Close;
import io.github.phasegen.testing.ExternalTool;

/** Files that BART itself reads and writes. */
class BartInteropTest {

	@TempDir
	Path folder;

	@BeforeAll
	static void needsBart() {
		ExternalTool.assumeInstalled("bart");
	}

	@Test
	void bartSeesOurDimensions() throws IOException {
		new BartFormat().write(folder.resolve("ours.cfl"), TestImages.complex(2, 3, 6), ComplexOutput.REAL_IMAGINARY, false);
		final String shown = bart("show", "-m", "ours");
		assertTrue(shown.contains("AoD:\t5\t4\t1\t2\t1\t1\t1\t1\t1\t1\t6\t1\t1\t3\t1\t1"), shown);
	}

	/** Slice by slice and coil by coil, for sizes odd and even. */
	@ParameterizedTest(name = "{0} x {1}")
	@CsvSource({ "16, 12", "7, 9", "8, 5", "5, 8", "1, 6", "64, 48" })
	void bartsFourierTransformIsOurs(final int width, final int height) throws IOException {
		final ComplexImage image = random(width, height);
		new BartFormat().write(folder.resolve("image.cfl"), image, ComplexOutput.REAL_IMAGINARY, false);
		bart("fft", "-u", "3", "image", "kspace");
		bart("fft", "-u", "-i", "3", "image", "inverse");
		assertClose(new ComplexImage(CenteredFourier.forward(image.pixels(), FourierNorm.ORTHO), image.metadata()), read("kspace"));
		assertClose(new ComplexImage(CenteredFourier.inverse(image.pixels(), FourierNorm.ORTHO), image.metadata()), read("inverse"));
	}

	@Test
	void whatBartWritesOpensWithTheRightAxes() throws IOException {
		bart("phantom", "-x", "64", "-k", "-s", "4", "phantom");
		bart("extract", "0", "10", "11", "phantom", "column");
		bart("extract", "3", "2", "3", "phantom", "coil");
		try (PlaneReader reader = open("phantom"); PlaneReader column = open("column"); PlaneReader coil = open("coil")) {
			assertEquals(new ImageShape(64, 64, 4, 1, 1), reader.shape());
			assertEquals(new ImageShape(1, 64, 4, 1, 1), column.shape());
			assertArrayEquals(coil.read(0), reader.read(2));
			final float[] plane = reader.read(3);
			final float[] cut = column.read(3);
			for (int y = 0; y < 64; y++)
				assertEquals(plane[2 * (64 * y + 10)], cut[2 * y]);
		}
	}

	@Test
	void bartsSlicesAndFramesOpenAsSuch() throws IOException {
		bart("phantom", "-x", "32", "-s", "2", "one");
		bart("repmat", "13", "3", "one", "slices");
		bart("repmat", "10", "5", "slices", "frames");
		bart("phantom", "-3", "-x", "16", "volume");
		assertEquals(new ImageShape(32, 32, 2, 3, 1), shape("slices"));
		assertEquals(new ImageShape(32, 32, 2, 3, 5), shape("frames"));
		assertEquals(new ImageShape(16, 16, 1, 16, 1), shape("volume"));
	}

	private static ComplexImage random(final int width, final int height) {
		final Random random = new Random(1);
		final List<ComplexPlane> planes = new ArrayList<>();
		for (int k = 0; k < 2 * 3; k++) {
			final float[] data = new float[2 * width * height];
			for (int i = 0; i < data.length; i++)
				data[i] = (float) random.nextGaussian();
			planes.add(new ComplexPlane(width, height, data));
		}
		return new ComplexImage(ComplexImages.fromPlanes(planes, width, height, 2, 3, 1), ImageMetadata.titled("random"));
	}

	private static void assertClose(final ComplexImage expected, final ComplexImage actual) {
		assertArrayEquals(expected.pixels().dimensionsAsLongArray(), actual.pixels().dimensionsAsLongArray());
		for (int k = 0; k < expected.planeCount(); k++)
			Close.assertClose(ComplexImages.plane(expected.pixels(), k).data(), ComplexImages.plane(actual.pixels(), k).data(), 1e-5);
	}

	private ComplexImage read(final String name) throws IOException {
		return (ComplexImage) new BartFormat().read(folder.resolve(name + ".cfl"));
	}

	private PlaneReader open(final String name) throws IOException {
		return new BartFormat().open(folder.resolve(name + ".hdr"), ReadOptions.DEFAULT);
	}

	private ImageShape shape(final String name) throws IOException {
		try (PlaneReader reader = open(name)) {
			return reader.shape();
		}
	}

	private String bart(final String... arguments) {
		final List<String> command = new ArrayList<>(List.of("bart"));
		command.addAll(List.of(arguments));
		return ExternalTool.run(folder, command.toArray(String[]::new));
	}
}
