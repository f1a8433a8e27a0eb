package io.github.phasegen.io.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;

class TiffFormatTest extends ImageFormatContract {

	@Override
	protected ImageFormat format() {
		return new TiffFormat();
	}

	@Override
	protected byte[] realFile() throws IOException {
		return written(TestImages.real(1, 3, 1), ComplexOutput.MAGNITUDE_PHASE);
	}

	@Override
	protected byte[] complexFile() throws IOException {
		return written(TestImages.complex(1, 3, 1), ComplexOutput.MAGNITUDE_PHASE);
	}

	@Test
	void imageJOpensWhatIsWritten() throws IOException {
		final Path file = write("complex.tif", written(TestImages.complex(1, 3, 2), ComplexOutput.MAGNITUDE_PHASE));
		final ImagePlus imp = new Opener().openImage(file.toString());
		assertTrue(imp.isHyperStack());
		assertArrayEquals(new int[] { 5, 4, 2, 3, 2 }, imp.getDimensions());
		assertEquals(32, imp.getBitDepth());
		assertEquals("Magnitude z:1/3 t:1/2", imp.getStack().getSliceLabel(1));
		assertEquals("Phase z:3/3 t:2/2", imp.getStack().getSliceLabel(12));
		imp.setPosition(2, 1, 1);
		assertEquals(-Math.PI, imp.getDisplayRangeMin(), 0.2);
		assertEquals(Math.PI, imp.getDisplayRangeMax(), 0.2);
	}

	@ParameterizedTest
	@CsvSource({ "8", "16", "32" })
	void readsWhatImageJWrites(final int bits) throws IOException {
		final ImageStack stack = new ImageStack(3, 2);
		for (int z = 0; z < 2; z++)
			stack.addSlice("slice " + z, ramp(bits, 3, 2, 100 * z));
		final ImagePlus imp = new ImagePlus("head", stack);
		imp.setProperty("Info", "Echo: 2");
		final Path file = folder.resolve("head.tif");
		assertTrue(new FileSaver(imp).saveAsTiffStack(file.toString()));
		final RealImage image = (RealImage) format().read(file);
		assertArrayEquals(new long[] { 3, 2, 1, 2, 1 }, image.pixels().dimensionsAsLongArray());
		assertArrayEquals(new float[] { 100, 101, 102, 103, 104, 105 }, ComplexImages.realPlane(image.pixels(), 1));
		assertEquals(List.of("slice 0", "slice 1"), image.metadata().labels());
		assertTrue(image.metadata().info().contains("Echo: 2"));
	}

	/** Converters of scanner data often write signed TIFF; ImageJ stores such values with an offset of 32768. */
	@Test
	void signedValuesAreReadAsSuch() throws IOException {
		final Path file = write("signed.tif", plainTiff(2, 1, 16, 2, 1, new byte[] { (byte) 0xff, (byte) 0xfe, 0, 5 }));
		assertArrayEquals(new float[] { -2, 5 }, ComplexImages.realPlane(((RealImage) format().read(file)).pixels(), 0));
	}

	@Test
	void unsignedValuesUseTheirWholeRange() throws IOException {
		final Path file = write("unsigned.tif", plainTiff(2, 1, 16, 1, 1, new byte[] { (byte) 0xff, (byte) 0xfe, 0, 5 }));
		assertArrayEquals(new float[] { 65534, 5 }, ComplexImages.realPlane(((RealImage) format().read(file)).pixels(), 0));
	}

	@Test
	void colourIsUnsupported() throws IOException {
		final Path file = folder.resolve("colour.tif");
		assertTrue(new FileSaver(new ImagePlus("colour", new ColorProcessor(4, 4))).saveAsTiff(file.toString()));
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> format().read(file));
		assertEquals("pixel type", e.field());
	}

	@Test
	void bigTiffIsUnsupportedNotCorrupt() throws IOException {
		final Path file = write("big.tif", new byte[] { 'I', 'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0 });
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> StandardFormats.all().read(file));
		assertEquals("version", e.field());
	}

	@Test
	void unknownCompressionIsUnsupported() throws IOException {
		final Path file = write("jpeg2000.tif", plainTiff(2, 1, 8, 1, 34712, new byte[2]));
		assertThrows(UnsupportedFormatException.class, () -> format().read(file));
	}

	@Test
	void directoriesInALoopAreCorrupt() throws IOException {
		final byte[] bytes = plainTiff(2, 1, 8, 1, 1, new byte[2]);
		ByteBuffer.wrap(bytes).putInt(directoryEnd(bytes), 8);
		final ImageFileException e = assertThrows(CorruptFileException.class, () -> format().read(write("loop.tif", bytes)));
		assertEquals("offset of the next directory", e.field());
	}

	@Test
	void aHugeImageInASmallFileIsCorrupt() throws IOException {
		final byte[] bytes = plainTiff(46_000, 46_000, 8, 1, 1, new byte[2]);
		assertEquals("pixels", assertThrows(CorruptFileException.class, () -> format().read(write("huge.tif", bytes))).field());
		final byte[] packed = plainTiff(46_000, 46_000, 8, 1, 32773, new byte[2]);
		assertEquals("compressed pixels", assertThrows(CorruptFileException.class, () -> format().read(write("huge.tif", packed))).field());
	}

	@Test
	void aTagBeyondTheEndIsCorrupt() throws IOException {
		final byte[] bytes = plainTiff(2, 1, 8, 1, 1, new byte[2]);
		final ByteBuffer buffer = ByteBuffer.wrap(bytes);
		buffer.putShort(10, (short) 270).putShort(12, (short) 2).putInt(14, Integer.MAX_VALUE).putInt(18, 8);
		final ImageFileException e = assertThrows(CorruptFileException.class, () -> format().read(write("tag.tif", bytes)));
		assertTrue(e.field().contains("tag 270"), e.field());
	}

	@Test
	void phaseAloneIsARealImage() throws IOException {
		final Path file = write("phase.tif", written(TestImages.complex(1, 3, 1), ComplexOutput.PHASE));
		final RealImage image = assertInstanceOf(RealImage.class, format().read(file));
		assertArrayEquals(new long[] { 5, 4, 1, 3, 1 }, image.pixels().dimensionsAsLongArray());
		assertEquals(List.of("Phase z:1/3", "Phase z:2/3", "Phase z:3/3"), image.metadata().labels());
		final Path single = write("single.tif", written(TestImages.complex(1, 1, 1), ComplexOutput.PHASE));
		assertEquals(List.of("Phase"), format().read(single).metadata().labels());
	}

	@Test
	void kSpaceIsReadAsKSpace() throws IOException {
		final Encoding encoding = new Encoding(Optional.of(FourierNorm.BACKWARD), Encoding.Readout.X, 4, 4);
		final ComplexImage image = new ComplexImage(TestImages.complex(2, 1, 1).pixels(), encoding.addTo(ImageMetadata.titled("k")));
		final Path file = write("k.tif", written(image, ComplexOutput.REAL_IMAGINARY));
		assertEquals(Optional.of(encoding), Encoding.of(format().read(file).metadata(), ImageShape.of(image.pixels())));
	}

	@Test
	void savingLeavesTheImageAlone() throws IOException {
		final ImagePlus imp = new ImagePlus("title", ramp(16, 3, 2, 5));
		imp.changes = true;
		new TiffFormat().save(imp, folder.resolve("other.tif"), false);
		assertEquals("title", imp.getTitle());
		assertTrue(imp.changes);
		assertNull(imp.getOriginalFileInfo());
		final RealImage back = (RealImage) format().read(folder.resolve("other.tif"));
		assertArrayEquals(new float[] { 5, 6, 7, 8, 9, 10 }, ComplexImages.realPlane(back.pixels(), 0));
	}

	@Test
	void theWrittenBytesDependOnTheImageAlone() throws IOException {
		assertArrayEquals(complexFile(), complexFile());
		assertFalse(Arrays.equals(complexFile(), realFile()));
	}

	private byte[] written(final ImageContents image, final ComplexOutput output) throws IOException {
		final Path file = folder.resolve("made.tif");
		format().write(file, image, output, true);
		final byte[] bytes = Files.readAllBytes(file);
		Files.delete(file);
		return bytes;
	}

	private static ImageProcessor ramp(final int bits, final int width, final int height, final int start) {
		final ImageProcessor processor = switch (bits) {
			case 8 -> new ByteProcessor(width, height);
			case 16 -> new ShortProcessor(width, height);
			default -> new FloatProcessor(width, height);
		};
		for (int i = 0; i < width * height; i++)
			processor.setf(i, start + i);
		return processor;
	}

	/** A TIFF file of one strip, as TIFF 6.0 describes it, big-endian: header, directory, pixels. */
	private static byte[] plainTiff(final int width, final int height, final int bits, final int sampleFormat, final int compression,
		final byte[] pixels)
	{
		final int[][] tags = { { 256, width }, { 257, height }, { 258, bits }, { 259, compression }, { 262, 1 }, { 273, 0 }, { 277, 1 },
			{ 278, height }, { 279, pixels.length }, { 339, sampleFormat } };
		final int start = 8 + 2 + 12 * tags.length + 4;
		tags[5][1] = start;
		final ByteBuffer buffer = ByteBuffer.allocate(start + pixels.length);
		buffer.put(new byte[] { 'M', 'M', 0, 42 }).putInt(8).putShort((short) tags.length);
		for (final int[] tag : tags)
			buffer.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
		return buffer.putInt(0).put(pixels).array();
	}

	private static int directoryEnd(final byte[] tiff) {
		return 10 + 12 * tiff[9];
	}
}
