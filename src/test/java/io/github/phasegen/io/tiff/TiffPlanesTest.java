package io.github.phasegen.io.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.Prefs;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.kspace.ComplexImages;

/** TIFF files as others write them, read plane by plane. */
class TiffPlanesTest {

	private static final TiffFormat FORMAT = new TiffFormat();

	@TempDir
	Path folder;

	/** With all that ImageJ knows about a stack: axes, origins, units, labels, info. */
	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void whatImageJWritesIsReadAsImageJReadsIt(final int bits) throws IOException {
		final ImagePlus imp = stack(bits, 12);
		imp.setDimensions(2, 3, 2);
		imp.setOpenAsHyperStack(true);
		final Calibration c = imp.getCalibration();
		c.pixelWidth = 0.9;
		c.pixelHeight = 0.8;
		c.pixelDepth = 3;
		c.xOrigin = 1.5;
		c.zOrigin = -2;
		c.frameInterval = 2.5;
		c.setUnit("um");
		c.setZUnit("mm");
		c.setTimeUnit("msec");
		imp.setProperty("Info", "Echo: 2\nTE: 3 ms");
		imp.getStack().setSliceLabel("first", 1);
		imp.getStack().setSliceLabel("last", 12);
		assertReadAsByImageJ(saved(new CompositeImage(imp, IJ.GRAYSCALE)));
	}

	@Test
	void asSingleImageAsWell() throws IOException {
		for (final int bits : new int[] { 8, 16, 32 })
			assertReadAsByImageJ(saved(stack(bits, 1)));
	}

	@ParameterizedTest
	@CsvSource({ "8, 0", "16, 0", "16, 1", "8, 21" })
	void calibratedGreyValuesAreRead(final int bits, final int function) throws IOException {
		final ImagePlus imp = stack(bits, 3);
		imp.getCalibration().setFunction(function, new double[] { -5, 0.5, 0.001 }, "a.u.");
		assertReadAsByImageJ(saved(imp));
	}

	@Test
	void signedGreyValuesAreRead() throws IOException {
		final ImagePlus imp = stack(16, 3);
		imp.getCalibration().setSigned16BitCalibration();
		final RealImage image = assertReadAsByImageJ(saved(imp));
		assertEquals(-32768, ComplexImages.realPlane(image.pixels(), 0)[0]);
	}

	/** Written by the Java runtime's own TIFF library. */
	@ParameterizedTest
	@CsvSource({ "LZW, 8", "LZW, 16", "ZLib, 8", "ZLib, 16", "Deflate, 8", "PackBits, 8", "PackBits, 16", "none, 8", "none, 16" })
	void compressedStripsAreRead(final String compression, final int bits) throws IOException {
		for (final int[] size : new int[][] { { 1, 1 }, { 7, 5 }, { 300, 211 } }) {
			final BufferedImage image = noisy(size[0], size[1], bits);
			final Path file = folder.resolve(compression + ".tif");
			write(image, compression, file);
			final float[] expected = new float[size[0] * size[1]];
			image.getRaster().getSamples(0, 0, size[0], size[1], 0, expected);
			assertArrayEquals(expected, plane(file, 0), compression + " " + size[0]);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "LZW", "ZLib" })
	void differencesAreAddedUp(final String compression) throws IOException {
		final ByteBuffer differences = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
		for (final int value : new int[] { 1000, 1, 1, -1002, 65535, 1, 7, 0, 0, -3, -3, -3 })
			differences.putShort((short) value);
		final TiffBytes file = TiffBytes.little(4, 3, 16).tag(TiffBytes.PREDICTOR, 2).tag(TiffBytes.COMPRESSION, compression.equals("LZW") ? 5 : 8);
		final byte[] packed = compression.equals("LZW") ? plainLzw(differences.array()) : deflated(differences.array());
		final float[] expected = { 1000, 1001, 1002, 0, 65535, 0, 7, 7, 0, 65533, 65530, 65527 };
		assertArrayEquals(expected, plane(write(file.pixels(packed)), 0));
	}

	@Test
	void stripsMayLieInAnyOrder() throws IOException {
		final TiffBytes file = TiffBytes.little(2, 5, 8).tag(TiffBytes.ROWS_PER_STRIP, 2).longs(TiffBytes.STRIP_OFFSETS, 16, 8, 12)
			.longs(TiffBytes.STRIP_BYTES, 4, 4, 2);
		final byte[] pixels = { 3, 4, 5, 6, 7, 8, 0, 0, 1, 2, 1, 2 };
		assertArrayEquals(new float[] { 1, 2, 1, 2, 3, 4, 5, 6, 7, 8 }, plane(write(file.pixels(pixels)), 0));
	}

	@Test
	void otherTypesAreRead() throws IOException {
		assertArrayEquals(new float[] { 255, 0, 255, 0, 0, 0, 0, 255, 0 }, plane(write(TiffBytes.little(9, 1, 1).pixels((byte) 0xa1, (byte) 0)), 0));
		assertArrayEquals(new float[] { 0xabc, 0x123, 0xfff }, plane(write(TiffBytes.little(3, 1, 12).pixels((byte) 0xab, (byte) 0xc1, (byte) 0x23,
			(byte) 0xff, (byte) 0xf0)), 0));
		assertArrayEquals(new float[] { -2 }, plane(write(TiffBytes.little(1, 1, 32).tag(TiffBytes.SAMPLE_FORMAT, 2).pixels((byte) -2, (byte) -1,
			(byte) -1, (byte) -1)), 0));
		final byte[] quarter = ByteBuffer.allocate(4).putFloat(0.25f).array();
		assertArrayEquals(new float[] { 0.25f }, plane(write(new TiffBytes(ByteOrder.BIG_ENDIAN, 1, 1, 32).tag(TiffBytes.SAMPLE_FORMAT, 3)
			.pixels(quarter)), 0));
	}

	/** ImageJ's stacks beyond 4 GB have one directory; nothing but the plane that is asked for is read. The file is sparse. */
	@Test
	void aStackLargerThanMemoryIsReadPlaneByPlane() throws IOException {
		final int planes = 5000;
		final byte[] head = TiffBytes.little(512, 512, 32).tag(TiffBytes.SAMPLE_FORMAT, 3)
			.text(TiffBytes.DESCRIPTION, "ImageJ=1.54p\nimages=" + planes + "\nslices=" + planes + "\n").longs(TiffBytes.STRIP_OFFSETS, 1000)
			.longs(TiffBytes.STRIP_BYTES, 1 << 20).bytes();
		final Path file = Files.write(folder.resolve("large.tif"), head);
		final long last = 1000 + (planes - 1L) * (1 << 20);
		try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
			large.setLength(last + (1 << 20));
			large.seek(last + 4);
			large.writeInt(Integer.reverseBytes(Float.floatToIntBits(42)));
		}
		try (PlaneReader reader = FORMAT.open(file, ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(512, 512, 1, planes, 1), reader.shape());
			assertEquals(42, reader.read(planes - 1)[1]);
			assertEquals(0, reader.read(0)[1]);
		}
		finally {
			Files.delete(file);
		}
	}

	@Test
	void moreThan4GigabytesAreNotWritten() throws IOException {
		final ImageLayout layout = new ImageLayout(new ImageShape(1024, 1024, 8, 128, 1), true, ImageMetadata.titled("large"));
		final Path file = folder.resolve("large.tif");
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> FORMAT.create(file, layout, WriteOptions.DEFAULT));
		assertTrue(e.getMessage().contains("NIfTI, HDF5"), e.getMessage());
		assertEquals(0, folder.toFile().list().length);
	}

	@Test
	void eachChannelShowsItsOwnRange() throws IOException {
		final ImageLayout layout = new ImageLayout(new ImageShape(2, 1, 2, 2, 1), false, ImageMetadata.titled("ranges"));
		final Path file = folder.resolve("ranges.tif");
		try (PlaneWriter writer = FORMAT.create(file, layout, WriteOptions.DEFAULT)) {
			for (final float[] plane : new float[][] { { 1, 2 }, { -1e30f, 0 }, { 3, 4 }, { Float.NaN, 0.1f } })
				writer.write(plane);
			writer.commit();
		}
		final ImagePlus imp = new Opener().openImage(file.toString());
		assertArrayEquals(new int[] { 2, 1, 2, 2, 1 }, imp.getDimensions());
		imp.setPosition(1, 1, 1);
		assertEquals(4, imp.getDisplayRangeMax());
		imp.setPosition(2, 1, 1);
		assertEquals(-1e30, imp.getDisplayRangeMin(), 1e23);
		assertArrayEquals(new float[] { 3, 4 }, (float[]) imp.getStack().getPixels(3));
	}

	/** In either byte order, which is an option of ImageJ's. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void filesOfEitherByteOrderAreWritten(final boolean little) throws IOException {
		final boolean before = Prefs.intelByteOrder;
		try {
			Prefs.intelByteOrder = little;
			final Path file = folder.resolve("ordered.tif");
			FORMAT.write(file, TestImages.complex(1, 2, 2), ComplexOutput.REAL_IMAGINARY, false);
			assertEquals(little ? 'I' : 'M', Files.readAllBytes(file)[0]);
			TestImages.assertSamePixels(TestImages.complex(1, 2, 2), (ComplexImage) FORMAT.read(file), 0);
		}
		finally {
			Prefs.intelByteOrder = before;
		}
	}

	private RealImage assertReadAsByImageJ(final Path file) throws IOException {
		final RealImage expected = ImagePlusAdapter.toReal(new Opener().openImage(file.toString()));
		final RealImage image = (RealImage) FORMAT.read(file);
		TestImages.assertSamePixels(expected, image, 0);
		assertEquals(expected.metadata().withTitle(""), image.metadata().withTitle(""));
		return image;
	}

	private Path saved(final ImagePlus imp) {
		final Path file = folder.resolve("saved.tif");
		final FileSaver saver = new FileSaver(imp);
		assertTrue(imp.getStackSize() > 1 ? saver.saveAsTiffStack(file.toString()) : saver.saveAsTiff(file.toString()));
		return file;
	}

	private static ImagePlus stack(final int bits, final int slices) {
		final ImageStack stack = new ImageStack(5, 4);
		for (int z = 0; z < slices; z++) {
			final ImageProcessor processor = switch (bits) {
				case 8 -> new ByteProcessor(5, 4);
				case 16 -> new ShortProcessor(5, 4);
				default -> new FloatProcessor(5, 4);
			};
			for (int i = 0; i < 20; i++)
				processor.setf(i, bits == 32 ? 20 * z + i - 7.5f : (20 * z + i) % 250);
			stack.addSlice(processor);
		}
		return new ImagePlus("stack", stack);
	}

	private static BufferedImage noisy(final int width, final int height, final int bits) {
		final BufferedImage image = new BufferedImage(width, height, bits == 8 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY);
		final Random random = new Random(width);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				image.getRaster().setSample(x, y, 0, y < height / 2 ? x % 13 : random.nextInt(1 << bits));
		return image;
	}

	private static void write(final BufferedImage image, final String compression, final Path file) throws IOException {
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("TIFF").next();
		final ImageWriteParam parameters = writer.getDefaultWriteParam();
		if (!compression.equals("none")) {
			parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			parameters.setCompressionType(compression);
		}
		Files.deleteIfExists(file);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), parameters);
		}
		finally {
			writer.dispose();
		}
	}

	/** Codes of 9 bits, each for one letter, after a code that clears the table. */
	private static byte[] plainLzw(final byte[] bytes) {
		final ByteBuffer packed = ByteBuffer.allocate(2 * bytes.length + 4);
		long bits = 256;
		int count = 9;
		for (int i = 0; i <= bytes.length; i++) {
			bits = bits << 9 | (i < bytes.length ? bytes[i] & 0xff : 257);
			count += 9;
			for (; count >= 8; count -= 8)
				packed.put((byte) (bits >> count - 8));
		}
		packed.put((byte) (bits << 8 - count));
		return Arrays.copyOf(packed.array(), packed.position());
	}

	private static byte[] deflated(final byte[] bytes) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(bytes);
		}
		return out.toByteArray();
	}

	private float[] plane(final Path file, final int k) throws IOException {
		try (PlaneReader reader = FORMAT.open(file, ReadOptions.DEFAULT)) {
			return reader.read(k);
		}
	}

	private Path write(final TiffBytes file) throws IOException {
		return Files.write(folder.resolve("made.tif"), file.bytes());
	}
}
