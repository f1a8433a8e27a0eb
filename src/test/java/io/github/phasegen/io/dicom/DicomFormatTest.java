package io.github.phasegen.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import ij.plugin.DICOM;
import ij.process.ImageProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.StoredScaling;
import io.github.phasegen.io.formats.StandardFormats;

class DicomFormatTest extends ImageFormatContract {

	private static final DicomFormat FORMAT = new DicomFormat();

	@Override
	protected ImageFormat format() {
		return FORMAT;
	}

	@Override
	protected boolean holdsComplexImages() {
		return false;
	}

	@Override
	protected byte[] complexFile() {
		throw new UnsupportedOperationException();
	}

	@Override
	protected byte[] realFile() {
		final int[] values = new int[60];
		Arrays.setAll(values, i -> i + 1);
		return DicomBytes.image(DicomBytes.EXPLICIT, 5, 4, values).text(0x0028_0008, "IS", "3").bytes();
	}

	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN })
	void everyUncompressedSyntaxIsRead(final String syntax) throws IOException {
		final DicomBytes file = DicomBytes.image(syntax, 3, 2, 1, 2, 3, 40000, 5, 65535);
		assertArrayEquals(new float[] { 1, 2, 3, 40000, 5, 65535 }, plane(file, 0));
	}

	/** As old files are, and those of some networks. */
	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.IMPLICIT, DicomBytes.EXPLICIT })
	void aFileWithoutTheMarkIsReadByItsName(final String syntax) throws IOException {
		final DicomBytes file = DicomBytes.image(syntax, 2, 1, 7, 8).text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\M").unmarked();
		final Path path = Files.write(folder.resolve("old.IMA"), file.bytes());
		assertArrayEquals(new float[] { 7, 8 }, StandardFormats.all().open(path, ReadOptions.DEFAULT).read(0));
	}

	@Test
	void isFoundByContentWhateverTheFilesName() throws IOException {
		final Path path = Files.write(folder.resolve("IM_0001"), DicomBytes.image(DicomBytes.EXPLICIT, 2, 1, 7, 8).bytes());
		assertEquals("DICOM", StandardFormats.all().forReading(path).name());
		assertFalse(FORMAT.recognises(new byte[132]));
		assertFalse(FORMAT.recognises("DICM".getBytes()));
	}

	@Test
	void otherSizesOfPixelsAreRead() throws IOException {
		final DicomBytes bytes = DicomBytes.image(DicomBytes.EXPLICIT, 3, 1).number(0x0028_0100, 8).number(0x0028_0101, 8).number(0x0028_0102, 7)
			.raw(0x7fe0_0010, "OB", new byte[] { 1, (byte) 200, 3, 0 });
		assertArrayEquals(new float[] { 1, 200, 3 }, plane(bytes, 0));
		final DicomBytes ints = DicomBytes.image(DicomBytes.IMPLICIT, 2, 1).number(0x0028_0100, 32).number(0x0028_0101, 32)
			.number(0x0028_0102, 31).raw(0x7fe0_0010, "OW", new byte[] { 0, 0, 1, 0, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff });
		assertArrayEquals(new float[] { 65536, 4294967295f }, plane(ints, 0));
		assertArrayEquals(new float[] { 65536, -1 }, plane(ints.number(0x0028_0103, 1), 0));
	}

	/** Old files keep graphics in the bits that the pixels do not need; some do not repeat the sign there. */
	@Test
	void bitsThatDoNotBelongToThePixelAreLeftOut() throws IOException {
		final DicomBytes twelve = DicomBytes.image(DicomBytes.EXPLICIT, 3, 1, 0xf123, 0x0fff, 0x0800).number(0x0028_0101, 12)
			.number(0x0028_0102, 11);
		assertArrayEquals(new float[] { 0x123, 4095, 2048 }, plane(twelve, 0));
		assertArrayEquals(new float[] { 0x123, -1, -2048 }, plane(twelve.number(0x0028_0103, 1), 0));
		assertArrayEquals(new float[] { 0xf12, 0x0ff, 0x080 }, plane(twelve.number(0x0028_0103, 0).number(0x0028_0102, 15), 0));
	}

	@Test
	void theRescaleSlopeIsAppliedAndTold() throws IOException {
		final DicomBytes file = DicomBytes.image(DicomBytes.EXPLICIT, 3, 1, 0, 1024, 4095).decimals(0x0028_1053, 2).decimals(0x0028_1052, -4096);
		assertArrayEquals(new float[] { -4096, -2048, 4094 }, plane(file, 0));
		assertEquals(Optional.of(new StoredScaling("uint16", 2, -4096)), StoredScaling.of(metadata(file)));
	}

	/** Pixel values as ImageJ shows them, where ImageJ keeps to the standard: it ignores the slope. */
	@ParameterizedTest
	@CsvSource({ DicomBytes.IMPLICIT + ", 1", DicomBytes.EXPLICIT + ", 1", DicomBytes.EXPLICIT + ", 3" })
	void agreesWithImageJ(final String syntax, final int frames) throws IOException {
		final int[] values = new int[12 * frames];
		for (int i = 0; i < values.length; i++)
			values[i] = 7 * i;
		final DicomBytes file = DicomBytes.image(syntax, 4, 3, values).text(0x0028_0008, "IS", String.valueOf(frames))
			.decimals(0x0028_0030, 0.5, 0.25);
		final Path path = Files.write(folder.resolve("image.dcm"), file.bytes());
		final DICOM expected = new DICOM();
		expected.open(path.toString());
		assertEquals(frames, expected.getStackSize());
		try (PlaneReader reader = FORMAT.open(path, ReadOptions.DEFAULT)) {
			for (int k = 0; k < frames; k++) {
				final ImageProcessor plane = expected.getStack().getProcessor(k + 1);
				final float[] samples = reader.read(k);
				for (int i = 0; i < samples.length; i++)
					assertEquals(plane.getf(i), samples[i]);
			}
			assertEquals(expected.getCalibration().pixelWidth, reader.metadata().x().step());
			assertEquals(expected.getCalibration().pixelHeight, reader.metadata().y().step());
		}
	}

	@Test
	void thePlaceInTheScannerIsTold() throws IOException {
		final ImageMetadata metadata = metadata(located(1, 1, 10, 20, 30).decimals(0x0018_0050, 5));
		assertEquals(AxisScale.of(0.25, "mm"), metadata.x());
		assertEquals(AxisScale.of(0.5, "mm"), metadata.y());
		assertEquals(AxisScale.of(5, "mm"), metadata.z());
		final Geometry geometry = Geometry.of(metadata).orElseThrow();
		// rows run to the patient's left, columns to the back; coordinates grow to the right and the front
		final double[][] expected = { { -0.25, 0, 0, -10 }, { 0, -0.5, 0, -20 }, { 0, 0, 5, 30 }, { 0, 0, 0, 1 } };
		for (int row = 0; row < 4; row++)
			assertArrayEquals(expected[row], geometry.affine()[row], 1e-12);
		assertEquals(Geometry.SCANNER, geometry.qform().code());
	}

	@Test
	void noPatientIsTold() throws IOException {
		final DicomBytes file = located(1, 1, 0, 0, 0).text(0x0008_0070, "LO", "Maker").text(0x0018_0024, "SH", "fl2d1")
			.text(0x0018_1030, "LO", "T1\naxial").decimals(0x0018_0081, 4.5).decimals(0x0018_0087, 3)
			.text(0x0020_000e, "UI", "1.2.3.4711").text(0x0010_0030, "DA", "19700101").text(0x0008_103e, "LO", "Doe's head")
			.text(0x0008_0090, "PN", "Dr^Who").text(0x0010_4000, "LT", "Jane's comments");
		final String info = metadata(file).info();
		for (final String told : new String[] { "Modality: MR", "Manufacturer: Maker", "Sequence: fl2d1", "Protocol: T1 axial", "Echo time (ms): 4.5",
			"Field strength (T): 3", "Series hash: " })
			assertTrue(info.contains(told), info);
		for (final String secret : new String[] { "Jane", "Doe", "4711", "1970", "Who" })
			assertFalse(info.contains(secret), info);
	}

	/** Two slices, stored in the wrong order, at two times each, with a slope of its own for each. */
	@Test
	void framesAreSortedInSpaceAndTime() throws IOException {
		final DicomBytes file = located(1, 4, 0, 0, 0).text(0x0028_0008, "IS", "4");
		final DicomBytes[] frames = new DicomBytes[4];
		for (int i = 0; i < 4; i++)
			frames[i] = DicomBytes.item(file)
				.sequence(0x0020_9113, DicomBytes.item(file).decimals(0x0020_0032, 0, 0, i % 2 == 0 ? 3.5 : 0))
				.openSequence(0x0028_9145, DicomBytes.item(file).decimals(0x0028_1053, i + 1).decimals(0x0028_1052, 0.5));
		file.openSequence(0x5200_9230, frames).sequence(0x5200_9229, DicomBytes.item(file).sequence(0x0028_9110,
			DicomBytes.item(file).decimals(0x0028_0030, 2, 3)).sequence(0x0018_9114, DicomBytes.item(file).decimals(0x0018_0081, 12)));
		try (PlaneReader reader = FORMAT.open(Files.write(folder.resolve("frames.dcm"), file.bytes()), ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(1, 1, 1, 2, 2), reader.shape());
			assertArrayEquals(new float[] { 2 * 2 + 0.5f }, reader.read(0));
			assertArrayEquals(new float[] { 1 * 1 + 0.5f }, reader.read(1));
			assertArrayEquals(new float[] { 4 * 4 + 0.5f }, reader.read(2));
			assertArrayEquals(new float[] { 3 * 3 + 0.5f }, reader.read(3));
			assertEquals(AxisScale.of(3.5, "mm"), reader.metadata().z());
			assertEquals(AxisScale.of(3, "mm"), reader.metadata().x());
			assertEquals(Optional.of("12.0"), reader.metadata().infoValue("Echo time (ms)"));
		}
	}

	@Test
	void framesOfUnknownPlaceStayAsTheyAre() throws IOException {
		final DicomBytes file = DicomBytes.image(DicomBytes.EXPLICIT, 1, 1, 5, 6, 7).text(0x0028_0008, "IS", "3");
		assertArrayEquals(new float[] { 7 }, plane(file, 2));
	}

	/** Icons have pixels, too, and private sequences anything. */
	@Test
	void sequencesArePassedOver() throws IOException {
		final DicomBytes file = DicomBytes.image(DicomBytes.EXPLICIT, 2, 1, 7, 8);
		final DicomBytes icon = DicomBytes.image(DicomBytes.EXPLICIT, 1, 1, 99);
		file.openSequence(0x0008_1140, DicomBytes.item(file).openSequence(0x0040_a170, icon)).sequence(0x0009_1001, icon)
			.raw(0x0009_1002, "UN", implicitSequence(), DicomBytes.UNDEFINED).raw(0x0009_1003, "OB", new byte[100_000]);
		assertArrayEquals(new float[] { 7, 8 }, plane(file, 0));
	}

	/** A sequence of unknown representation and length holds implicit elements, whatever the file's syntax. */
	private static byte[] implicitSequence() {
		final DicomBytes inner = new DicomBytes(DicomBytes.IMPLICIT);
		return Arrays.copyOfRange(inner.openSequence(0x0011_1001, DicomBytes.item(inner).number(0x0028_0010, 77)).unmarked().bytes(), 8,
			8 + 8 + 10 + 8 + 8);
	}

	/** An axial image whose rows run to the left; its values are 1, 2, 3, ... */
	private static DicomBytes located(final int width, final int height, final double x, final double y, final double z) {
		final int[] values = new int[width * height];
		for (int i = 0; i < values.length; i++)
			values[i] = i + 1;
		return DicomBytes.image(DicomBytes.EXPLICIT, width, 1, values).number(0x0028_0010, width == 1 ? 1 : height)
			.decimals(0x0028_0030, 0.5, 0.25).decimals(0x0020_0032, x, y, z).decimals(0x0020_0037, 1, 0, 0, 0, 1, 0);
	}

	private float[] plane(final DicomBytes file, final int k) throws IOException {
		try (PlaneReader reader = FORMAT.open(Files.write(folder.resolve("image.dcm"), file.bytes()), ReadOptions.DEFAULT)) {
			return reader.read(k);
		}
	}

	private ImageMetadata metadata(final DicomBytes file) throws IOException {
		try (PlaneReader reader = FORMAT.open(Files.write(folder.resolve("image.dcm"), file.bytes()), ReadOptions.DEFAULT)) {
			return reader.metadata();
		}
	}

	/** Nine bytes of pixels become ten by the standard, and more with writers that fill whole words. */
	@ParameterizedTest
	@ValueSource(ints = { 9, 10, 11 })
	void pixelsMayBeFilledUp(final int length) throws IOException {
		final byte[] pixels = Arrays.copyOf(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, length);
		assertArrayEquals(new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, plane(bytes(pixels), 0));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 12 })
	void pixelsOfAnotherSizeAreRefused(final int length) {
		final ImageFileException e = assertThrows(CorruptFileException.class, () -> plane(bytes(new byte[length]), 0));
		assertTrue(e.getMessage().contains(length + " bytes") && e.getMessage().contains("9 for 3 x 3"), e.getMessage());
	}

	private static DicomBytes bytes(final byte[] pixels) {
		return DicomBytes.image(DicomBytes.EXPLICIT, 3, 3).number(0x0028_0100, 8).number(0x0028_0101, 8).number(0x0028_0102, 7)
			.raw(0x7fe0_0010, "OB", pixels);
	}
}
