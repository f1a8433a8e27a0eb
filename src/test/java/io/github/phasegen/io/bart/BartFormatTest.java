package io.github.phasegen.io.bart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.ImageTooLargeException;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.testing.SparseFile;

class BartFormatTest extends ImageFormatContract {

	@Override
	protected ImageFormat format() {
		return new BartFormat();
	}

	@Override
	protected byte[] realFile() {
		throw new UnsupportedOperationException();
	}

	/** The data; their header is put beside them. */
	@Override
	protected byte[] complexFile() throws IOException {
		header("5 4 3");
		final ByteBuffer data = ByteBuffer.allocate(8 * 60).order(ByteOrder.LITTLE_ENDIAN);
		for (int k = 0; k < 3; k++)
			for (final float value : ComplexImages.plane(TestImages.complex(1, 3, 1).pixels(), k).data())
				data.putFloat(value);
		return data.array();
	}

	@Override
	protected boolean holdsRealImages() {
		return false;
	}

	@Override
	protected boolean keepsMetadata() {
		return false;
	}

	@Override
	protected boolean showsInContent() {
		return false;
	}

	@Test
	void eitherFileAndTheCommonNameStandForBoth() throws IOException {
		file(complexFile());
		for (final String name : new String[] { "image.cfl", "image.hdr", "image" })
			TestImages.assertSamePixels(TestImages.complex(1, 3, 1), (ComplexImage) format().read(folder.resolve(name)), 1e-4);
		for (final String name : new String[] { "image.cfl", "image.hdr" })
			TestImages.assertSamePixels(TestImages.complex(1, 3, 1), (ComplexImage) StandardFormats.all().read(folder.resolve(name)), 1e-4);
	}

	@Test
	void upperCaseEndingsBelongTogether() throws IOException {
		write("IMAGE.CFL", complexFile());
		Files.move(folder.resolve("image.hdr"), folder.resolve("IMAGE.HDR"));
		TestImages.assertSamePixels(TestImages.complex(1, 3, 1), (ComplexImage) format().read(folder.resolve("IMAGE.CFL")), 1e-4);
		TestImages.assertSamePixels(TestImages.complex(1, 3, 1), (ComplexImage) format().read(folder.resolve("IMAGE.HDR")), 1e-4);
	}

	@Test
	void aMissingHalfIsNamed() throws IOException {
		final Path data = file(complexFile());
		Files.delete(folder.resolve("image.hdr"));
		assertTrue(assertThrows(CorruptFileException.class, () -> format().read(data)).getMessage().contains("expected image.hdr beside it"));
		header("5 4 3");
		Files.delete(data);
		for (final String name : new String[] { "image.cfl", "image.hdr", "image" })
			assertTrue(assertThrows(CorruptFileException.class, () -> format().read(folder.resolve(name))).getMessage()
				.contains("expected image.cfl beside it"));
		assertThrows(NoSuchFileException.class, () -> format().read(folder.resolve("other")));
	}

	@ParameterizedTest
	@CsvSource({ "5 4, '', 5, 4, 1, 1, 1", "7, '', 7, 1, 1, 1, 1", "5 4 3 2, '', 5, 4, 2, 3, 1", "5 4 1 2 1 3, '', 5, 4, 2, 1, 3",
		"5 4 1 2 1 3 1 1 2 2, '', 5, 4, 2, 1, 12", "5 4 1 2 1 1 1 1 1 1 6 1 1 3, '', 5, 4, 2, 3, 6",
		"5 4 2 1 1 1 1 1 1 1 1 1 1 3, '', 5, 4, 1, 2, 3", "5 4 1 1 1 1 1 1 1 1 1 1 1 3 2 1, '', 5, 4, 1, 3, 2",
		"5 4 3 2, xyct, 5, 4, 3, 1, 2", "5 4 3 2, yxzc, 4, 5, 2, 3, 1", "5 4, xyzc, 5, 4, 1, 1, 1",
		"5 4 2 1 1 1 1 1 1 1 1 1 1 1 1 3, xyz111111111111t, 5, 4, 1, 2, 3" })
	void dimensionsMeanWhatBartSaysOrWhatIsAskedFor(final String dimensions, final String axes, final int x, final int y, final int c,
		final int z, final int t) throws IOException
	{
		final ImageShape shape = new ImageShape(x, y, c, z, t);
		header(dimensions);
		final Path file = file(new byte[8 * (int) shape.samples()]);
		try (PlaneReader reader = format().open(file, new ReadOptions("", axes))) {
			assertEquals(shape, reader.shape());
			assertEquals(2 * x * y, reader.read(shape.planeCount() - 1).length);
		}
	}

	@ParameterizedTest
	@CsvSource({ "5 4 1 1 1 1 1 1 1 1 6 1 1 3 2, ''", "5 4 3 2, xyz", "5 4 1 2, xy", "5 4, 1xy" })
	void dimensionsThatFitNoAxesAreRefused(final String dimensions, final String axes) throws IOException {
		header(dimensions);
		long samples = 1;
		for (final String size : dimensions.split(" "))
			samples *= Long.parseLong(size);
		final Path file = file(new byte[8 * (int) samples]);
		assertThrows(UnsupportedFormatException.class, () -> format().open(file, new ReadOptions("", axes)));
	}

	/** BART's order: x, y, coils, time, slices. */
	@Test
	void writesCoilsTimeAndSlicesAsDimensions() throws IOException {
		format().write(folder.resolve("out.cfl"), TestImages.complex(2, 3, 6), ComplexOutput.REAL_IMAGINARY, false);
		assertEquals("# Dimensions\n5 4 1 2 1 1 1 1 1 1 6 1 1 3 1 1 \n# Creator\nPhaseGen\n", Files.readString(folder.resolve("out.hdr")));
		final ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("out.cfl"))).order(ByteOrder.LITTLE_ENDIAN);
		final int k = 1 + 2 * (2 + 3 * 4);
		assertEquals(ComplexImages.plane(TestImages.complex(2, 3, 6).pixels(), k).data()[2],
			data.getFloat(8 * (1 + 20 * (1 + 2 * (4 + 6 * 2)))));
	}

	@Test
	void realImagesBecomeComplex() throws IOException {
		final Path file = folder.resolve("real.cfl");
		format().write(file, TestImages.real(1, 3, 1), ComplexOutput.REAL_IMAGINARY, false);
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			assertTrue(reader.complex());
			assertArrayEquals(new float[] { 41, 0, 42, 0 }, Arrays.copyOf(reader.read(2), 4));
		}
	}

	@Test
	void complexSamplesKeepEveryBit() throws IOException {
		final int[] bits = { 0x80000000, 0, 0x7f800000, 0xff800000, 0x7fc00001, 0xffc12345, 0x7f812345, 1, 0x80000001, 0x7f7fffff };
		final float[] plane = new float[10];
		for (int i = 0; i < bits.length; i++)
			plane[i] = Float.intBitsToFloat(bits[i]);
		final Path file = folder.resolve("bits.cfl");
		final ImageLayout layout = new ImageLayout(new ImageShape(5, 1, 1, 1, 1), true, ImageMetadata.titled("bits"));
		try (PlaneWriter writer = format().create(file, layout, WriteOptions.DEFAULT)) {
			writer.write(plane);
			writer.commit();
		}
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			final float[] back = reader.read(0);
			for (int i = 0; i < bits.length; i++)
				assertEquals(bits[i], Float.floatToRawIntBits(back[i]));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "out.cfl", "out.hdr" })
	void neitherFileIsOverwrittenUnlessAsked(final String existing) throws IOException {
		write(existing, new byte[] { 1 });
		for (final String name : new String[] { "out.cfl", "out.hdr" }) {
			final FileAlreadyExistsException e = assertThrows(FileAlreadyExistsException.class,
				() -> format().write(folder.resolve(name), TestImages.complex(1, 1, 1), ComplexOutput.REAL_IMAGINARY, false));
			assertTrue(e.getMessage().contains(existing), e.getMessage());
			assertEquals(new TreeSet<>(List.of(existing)), names());
		}
		format().write(folder.resolve("out.hdr"), TestImages.complex(1, 1, 1), ComplexOutput.REAL_IMAGINARY, true);
		TestImages.assertSamePixels(TestImages.complex(1, 1, 1), (ComplexImage) format().read(folder.resolve("out.cfl")), 0);
		assertEquals(new TreeSet<>(List.of("out.cfl", "out.hdr")), names());
	}

	/** A header that appears while the data are written, or that cannot be replaced, leaves everything as it was. */
	@Test
	void aPairThatCannotBeCompletedIsNotBegun() throws IOException {
		final ComplexImage image = TestImages.complex(1, 1, 1);
		try (PlaneWriter writer = format().create(folder.resolve("out.cfl"), ImageLayout.of(image), WriteOptions.DEFAULT)) {
			writer.write(ComplexImages.plane(image.pixels(), 0).data());
			write("out.hdr", new byte[] { 1 });
			assertThrows(FileAlreadyExistsException.class, writer::commit);
		}
		assertEquals(new TreeSet<>(List.of("out.hdr")), names());
		assertArrayEquals(new byte[] { 1 }, Files.readAllBytes(folder.resolve("out.hdr")));
	}

	@Test
	void theHeaderIsRecognised() {
		assertTrue(format().recognises("# Dimensions\n5 4".getBytes()));
		assertTrue(format().recognises("# Dimensions\r\n5 4".getBytes()));
		assertFalse(format().recognises("# Dimensionless\n".getBytes()));
	}

	@Test
	void theHeaderMayHaveOtherSections() throws IOException {
		final Path file = file(complexFile());
		Files.writeString(folder.resolve("image.hdr"),
			"# Command\r\nfft -u 3 a b \r\n# Dimensions\r\n  5\t4 3 1 \r\n# Files\r\n >ph\r\n# Creator\r\nBART v0.8.00\r\n");
		assertEquals(List.of(new FileEntry("", List.of(5L, 4L, 3L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L), "complex64", "")),
			format().entries(file));
		TestImages.assertSamePixels(TestImages.complex(1, 3, 1), (ComplexImage) format().read(file), 1e-4);
	}

	/** 6 GB: 750 slices of 1024 x 1024. */
	@Test
	void aFileLargerThanMemoryIsReadPlaneByPlane() throws IOException {
		final long plane = 8L << 20;
		final Path file = folder.resolve("large.cfl");
		Files.writeString(folder.resolve("large.hdr"), "# Dimensions\n1024 1024 750\n");
		SparseFile.make(file, 750 * plane);
		SparseFile.write(file, 0, new byte[] { 0, 0, (byte) 0x80, 0x3f });
		SparseFile.write(file, 750 * plane - 4, new byte[] { 0, 0, 0, (byte) 0xc0 });
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(1024, 1024, 1, 750, 1), reader.shape());
			assertEquals(-2, reader.read(749)[(2 << 20) - 1]);
			assertEquals(1, reader.read(0)[0]);
			assumeTrue(Runtime.getRuntime().maxMemory() < 12L << 30, "too much memory for this test");
			assertThrows(ImageTooLargeException.class, reader::readAll);
		}
	}

	private void header(final String dimensions) throws IOException {
		Files.writeString(folder.resolve("image.hdr"), "# Dimensions\n" + dimensions + " \n");
	}

	private TreeSet<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
		}
	}
}
