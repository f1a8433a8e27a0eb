package io.github.phasegen.io.dicom;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;

/** Files that are damaged, or made to do harm: each gives one exception that names file and field. */
class DicomHostileTest {

	private static final DicomFormat FORMAT = new DicomFormat();
	private static final int DEEP = 1000;

	@TempDir
	Path folder;

	static Stream<Arguments> corruptFiles() {
		return Stream.of(
			arguments("mark", "text", "This is no image, though its name says so".getBytes()),
			arguments("mark", "zeros", new byte[400]),
			arguments("length", "an empty file", new byte[0]),
			arguments("length", "the mark alone", Arrays.copyOf(image().bytes(), 132)),
			arguments("transfer syntax", "text", new DicomBytes("explicit little").bytes()),
			arguments("rows (0028,0010)", "none", image().without(0x0028_0010).bytes()),
			arguments("rows (0028,0010)", "0", image().number(0x0028_0010, 0).bytes()),
			arguments("columns (0028,0011)", "none", image().without(0x0028_0011).bytes()),
			arguments("columns (0028,0011)", "0", image().number(0x0028_0011, 0).bytes()),
			arguments("(0028,0010)", "rows as text", image().text(0x0028_0010, "US", "three ").bytes()),
			arguments("(0028,0011)", "columns of 4 bytes", image().raw(0x0028_0011, "US", new byte[4]).bytes()),
			arguments("bits allocated (0028,0100)", "none", image().without(0x0028_0100).bytes()),
			arguments("bits allocated (0028,0100)", "0", image().number(0x0028_0100, 0).bytes()),
			arguments("bits allocated (0028,0100)", "65535", image().number(0x0028_0100, 65535).bytes()),
			arguments("bits allocated (0028,0100)", "15", image().number(0x0028_0100, 15).bytes()),
			arguments("bits stored (0028,0101)", "0", image().number(0x0028_0101, 0).bytes()),
			arguments("bits stored (0028,0101)", "17 of 16", image().number(0x0028_0101, 17).bytes()),
			arguments("high bit (0028,0102)", "below the bits stored", image().number(0x0028_0102, 3).bytes()),
			arguments("high bit (0028,0102)", "beyond the bits allocated", image().number(0x0028_0102, 16).bytes()),
			arguments("pixel representation (0028,0103)", "2", image().number(0x0028_0103, 2).bytes()),
			arguments("number of frames (0028,0008)", "0", image().text(0x0028_0008, "IS", "0").bytes()),
			arguments("number of frames (0028,0008)", "negative", image().text(0x0028_0008, "IS", "-1").bytes()),
			arguments("number of frames (0028,0008)", "half a frame", image().text(0x0028_0008, "IS", "1.5").bytes()),
			arguments("number of frames (0028,0008)", "huge", image().text(0x0028_0008, "IS", "99999999999").bytes()),
			arguments("(0028,0008)", "text", image().text(0x0028_0008, "IS", "two").bytes()),
			arguments("(0028,0008)", "not a number", image().text(0x0028_0008, "IS", "NaN").bytes()),
			arguments("(0028,0008)", "two numbers", image().text(0x0028_0008, "IS", "1\\2").bytes()),
			arguments("pixels (7fe0,0010)", "more rows than pixels", image().number(0x0028_0010, 4).bytes()),
			arguments("pixels (7fe0,0010)", "fewer rows than pixels", image().number(0x0028_0010, 2).bytes()),
			arguments("pixels (7fe0,0010)", "65535 x 65535 pixels", image().number(0x0028_0010, 65535).number(0x0028_0011, 65535).bytes()),
			arguments("pixels (7fe0,0010)", "more frames than pixels", image().text(0x0028_0008, "IS", "1000000").bytes()),
			arguments("pixels (7fe0,0010)", "none", image().pixels().bytes()),
			arguments("pixels", "not there", image().without(0x7fe0_0010).bytes()),
			arguments("pixels", "of a length that is not told", image().raw(0x7fe0_0010, "OW", new byte[24], DicomBytes.UNDEFINED).bytes()),
			arguments("(7fe0,0010)", "longer than the file", image().raw(0x7fe0_0010, "OW", new byte[24], 26).bytes()),
			arguments("(7fe0,0010)", "4 GB long", image().raw(0x7fe0_0010, "OW", new byte[24], -2).bytes()),
			arguments("(0008,0060)", "an element longer than the file", image().raw(0x0008_0060, "UT", new byte[2], 1 << 30).bytes()),
			arguments("(0011,0010)", "an unknown element of 4 GB", image().raw(0x0011_0010, "UN", new byte[2], -2).bytes()),
			arguments("(0020,0032)", "a position of 100 kB", image().raw(0x0020_0032, "UT", new byte[100_000]).bytes()),
			arguments("(0020,0032)", "a position in a plane", located().decimals(0x0020_0032, 1, 2).bytes()),
			arguments("(0020,0032)", "a position at infinity", located().text(0x0020_0032, "DS", "1\\2\\Infinity").bytes()),
			arguments("(0020,0037)", "an orientation of three numbers", located().decimals(0x0020_0037, 1, 0, 0).bytes()),
			arguments("image orientation (0020,0037)", "zeros", located().decimals(0x0020_0037, 0, 0, 0, 0, 0, 0).bytes()),
			arguments("image orientation (0020,0037)", "no right angle", located().decimals(0x0020_0037, 1, 0, 0, 1, 0, 0).bytes()),
			arguments("(0028,0030)", "one pixel spacing", located().decimals(0x0028_0030, 1).bytes()),
			arguments("(0028,0030)", "a spacing that is not a number", located().text(0x0028_0030, "DS", "1\\NaN").bytes()),
			arguments("pixel spacing (0028,0030)", "0", located().decimals(0x0028_0030, 1, 0).bytes()),
			arguments("pixel spacing (0028,0030)", "negative", located().decimals(0x0028_0030, -1, 1).bytes()),
			arguments("(0028,1053)", "a slope that is not a number", image().text(0x0028_1053, "DS", "NaN").bytes()),
			arguments("(0028,1053)", "an infinite slope", image().text(0x0028_1053, "DS", "1e999").bytes()),
			arguments("(0028,1052)", "an intercept of text", image().text(0x0028_1052, "DS", "zero").bytes()),
			arguments("rescale slope (0028,1053)", "0", image().decimals(0x0028_1053, 0).bytes()),
			arguments("per-frame groups (5200,9230)", "two for one frame", image().sequence(0x5200_9230, item(), item()).bytes()),
			arguments("(5200,9229)", "no item in a sequence", image().raw(0x5200_9229, "SQ", new byte[16]).bytes()),
			arguments("(5200,9229)", "an item longer than its sequence", image().raw(0x5200_9229, "SQ",
				new byte[] { (byte) 0xfe, (byte) 0xff, 0, (byte) 0xe0, 0, 0, 0, 1 }).bytes()),
			arguments("(5200,9229)", "a sequence longer than the file", image().raw(0x5200_9229, "SQ", new byte[8], 1 << 20).bytes()),
			arguments("(0009,1001)", "sequences in sequences without end", deep()),
			arguments("(0010,0010)", "no value representation", withoutRepresentation()));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("corruptFiles")
	void aFileThatContradictsTheFormatIsNamed(final String field, final String what, final byte[] bytes) throws IOException {
		final Path file = write(bytes);
		final ImageFileException e = assertTimeoutPreemptively(Duration.ofSeconds(10),
			() -> assertThrows(CorruptFileException.class, () -> FORMAT.read(file)));
		assertEquals(field, e.field(), e.getMessage());
		assertTrue(e.getMessage().contains(file.toString()) && e.getMessage().contains(e.found()), e.getMessage());
	}

	static Stream<Arguments> unsupportedFiles() {
		return Stream.of(
			arguments("pixel type", "colour", image().number(0x0028_0002, 3).text(0x0028_0004, "CS", "RGB").bytes()),
			arguments("pixel type", "a palette", image().text(0x0028_0004, "CS", "PALETTE COLOR").bytes()),
			arguments("image type", "a mosaic of slices", image().text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\M\\ND\\MOSAIC").bytes()),
			arguments("bits allocated (0028,0100)", "one bit", image().number(0x0028_0100, 1).bytes()),
			arguments("bits allocated (0028,0100)", "64 bits", image().number(0x0028_0100, 64).bytes()),
			arguments("pixels", "floats", image().without(0x7fe0_0010).raw(0x7fe0_0008, "OF", new byte[48]).bytes()),
			arguments("pixels", "a report", new DicomBytes(DicomBytes.EXPLICIT).text(0x0008_0060, "CS", "SR").bytes()));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("unsupportedFiles")
	void validFilesOfOtherKindsAreNotCalledCorrupt(final String field, final String what, final byte[] bytes) throws IOException {
		final Path file = write(bytes);
		assertEquals(field, assertThrows(UnsupportedFormatException.class, () -> FORMAT.read(file)).field());
	}

	@ParameterizedTest
	@CsvSource({ "1.2.840.10008.1.2.4.50, JPEG baseline", "1.2.840.10008.1.2.4.70, JPEG lossless", "1.2.840.10008.1.2.4.80, JPEG-LS lossless",
		"1.2.840.10008.1.2.4.90, JPEG 2000 lossless", "1.2.840.10008.1.2.5, RLE", "1.2.840.10008.1.2.1.99, deflated", "1.2.3.4.5, another" })
	void compressionsAreNamed(final String syntax, final String name) throws IOException {
		final DicomBytes file = DicomBytes.image(syntax, 4, 3, new int[12]);
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> FORMAT.read(write(file.bytes())));
		assertEquals("transfer syntax", e.field());
		assertTrue(e.found().contains(name) && e.found().contains(syntax), e.found());
	}

	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN })
	void everyEarlyEndIsNoticed(final String syntax) throws IOException {
		final byte[] bytes = DicomBytes.image(syntax, 4, 3, new int[12]).bytes();
		for (int length = 0; length < bytes.length; length += length < 120 ? 20 : 1) {
			final Path file = write(Arrays.copyOf(bytes, length));
			assertThrows(ImageFileException.class, () -> FORMAT.read(file), "cut to " + length);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN })
	void damageGivesAnImageOrATypedError(final String syntax) throws IOException {
		final DicomBytes sound = DicomBytes.image(syntax, 4, 3, new int[12]).decimals(0x0028_1053, 2);
		final byte[] bytes = sound.openSequence(0x5200_9229, DicomBytes.item(sound).sequence(0x0028_9110,
			DicomBytes.item(sound).decimals(0x0028_0030, 1, 2))).bytes();
		final Random random = new Random(3);
		for (int i = 128; i < bytes.length; i++) {
			final byte[] damaged = bytes.clone();
			damaged[i] = (byte) random.nextInt(256);
			final Path file = write(damaged);
			assertDoesNotThrow(() -> readOrRefuse(file), "change " + i);
		}
	}

	@Test
	void aFileThatIsCutAfterItsHeaderWasReadIsNoticed() throws IOException {
		final Path file = write(image().bytes());
		try (PlaneReader reader = FORMAT.open(file, ReadOptions.DEFAULT)) {
			Files.write(file, Arrays.copyOf(image().bytes(), 300));
			assertThrows(CorruptFileException.class, () -> reader.read(0));
		}
	}

	private static void readOrRefuse(final Path file) throws IOException {
		try {
			FORMAT.read(file);
		}
		catch (final ImageFileException e) {
			assertTrue(e.getMessage().contains(file.toString()));
		}
	}

	/** A sound image of 4 x 3 pixels. */
	private static DicomBytes image() {
		return DicomBytes.image(DicomBytes.EXPLICIT, 4, 3, new int[12]);
	}

	private static DicomBytes located() {
		return image().decimals(0x0028_0030, 1, 1).decimals(0x0020_0032, 0, 0, 0).decimals(0x0020_0037, 1, 0, 0, 0, 1, 0);
	}

	private static DicomBytes item() {
		return new DicomBytes(DicomBytes.EXPLICIT);
	}

	/** 1000 sequences, each begun in an item of the one before. */
	private static byte[] deep() {
		final ByteBuffer bytes = ByteBuffer.allocate(DEEP * 20).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < DEEP; i++) {
			if (i > 0)
				bytes.putShort((short) 0x0009).putShort((short) 0x1001).put((byte) 'S').put((byte) 'Q').putShort((short) 0).putInt(-1);
			bytes.putShort((short) 0xfffe).putShort((short) 0xe000).putInt(-1);
		}
		return image().raw(0x0009_1001, "SQ", Arrays.copyOf(bytes.array(), bytes.position()), DicomBytes.UNDEFINED).bytes();
	}

	private static byte[] withoutRepresentation() {
		final byte[] bytes = image().bytes();
		for (int i = 132; i < bytes.length; i++)
			if (bytes[i] == 'P' && bytes[i + 1] == 'N') {
				bytes[i] = 1;
				return bytes;
			}
		throw new AssertionError();
	}

	private Path write(final byte[] bytes) throws IOException {
		return Files.write(folder.resolve("hostile.dcm"), bytes);
	}
}
