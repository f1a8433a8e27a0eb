package io.github.phasegen.io.tiff;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageTooLargeException;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;

/** Files that are damaged, or made to do harm: each gives one exception that names file and field. */
class TiffHostileTest {

	private static final TiffFormat FORMAT = new TiffFormat();

	@TempDir
	Path folder;

	static Stream<Arguments> corruptFiles() {
		return Stream.of(
			arguments("byte order", "neither II nor MM", spoiled(0, 'X')),
			arguments("byte order", "mixed", spoiled(1, 'M')),
			arguments("version", "41", spoiled(2, 41)),
			arguments("version", "0", spoiled(2, 0)),
			arguments("version", "of the other byte order", swapped()),
			arguments("offset of the first directory", "0", withInt(4, 0)),
			arguments("directory", "offset beyond the end", withInt(4, 1 << 20)),
			arguments("directory", "offset of 4 GB", withInt(4, -2)),
			arguments("directory of 65535 entries", "more entries than the file holds", withShort(image().directory(), 0xffff)),
			arguments("offset of the next directory", "a loop", image().next(image().directory()).bytes()),
			arguments("directory", "next directory beyond the end", image().next(1 << 30).bytes()),
			arguments("directory", "no entries", withShort(image().directory(), 0)),
			arguments("image size", "width 0", image().tag(TiffBytes.WIDTH, 0).bytes()),
			arguments("image size", "height 0", image().tag(TiffBytes.HEIGHT, 0).bytes()),
			arguments("image size", "negative width", image().longs(TiffBytes.WIDTH, -4).bytes()),
			arguments("image size", "negative height", image().longs(TiffBytes.HEIGHT, Integer.MIN_VALUE).bytes()),
			arguments("image size", "product beyond int", image().longs(TiffBytes.WIDTH, 1 << 20).longs(TiffBytes.HEIGHT, 1 << 20).bytes()),
			arguments("image size", "product wrapping to 0", image().longs(TiffBytes.WIDTH, 1 << 16).longs(TiffBytes.HEIGHT, 1 << 16).bytes()),
			arguments("pixels", "more columns than pixels", image().tag(TiffBytes.WIDTH, 400).bytes()),
			arguments("pixels", "more rows than pixels", image().tag(TiffBytes.HEIGHT, 4000).bytes()),
			arguments("pixels", "strip beyond the end", image().longs(TiffBytes.STRIP_OFFSETS, 100_000).bytes()),
			arguments("pixels", "strip at 4 GB", image().longs(TiffBytes.STRIP_OFFSETS, -1).bytes()),
			arguments("pixels", "second strip beyond the end", image().tag(TiffBytes.ROWS_PER_STRIP, 2).longs(TiffBytes.STRIP_OFFSETS, 8, 1 << 28)
				.longs(TiffBytes.STRIP_BYTES, 8, 4).bytes()),
			arguments("number of strips", "too few", image().tag(TiffBytes.ROWS_PER_STRIP, 1).longs(TiffBytes.STRIP_OFFSETS, 8, 12)
				.longs(TiffBytes.STRIP_BYTES, 4, 4).bytes()),
			arguments("rows per strip", "0 rows in each of two strips", image().tag(TiffBytes.ROWS_PER_STRIP, 0)
				.longs(TiffBytes.STRIP_OFFSETS, 8, 12).longs(TiffBytes.STRIP_BYTES, 4, 4).bytes()),
			arguments("rows per strip", "negative", image().longs(TiffBytes.ROWS_PER_STRIP, -5).longs(TiffBytes.STRIP_OFFSETS, 8, 12)
				.longs(TiffBytes.STRIP_BYTES, 4, 4).bytes()),
			arguments("pixels", "more images than the file holds", described("ImageJ=1.54p\nimages=1000000000\n")),
			arguments("pixels", "more images than int", described("ImageJ=1.54p\nimages=99999999999\n")),
			arguments("pixels", "one image more than the file holds", described("ImageJ=1.54p\nimages=30\n")),
			arguments("compressed pixels", "PackBits of an early end", packed(32773, new byte[] { 5, 1, 2 })),
			arguments("compressed pixels", "PackBits of nothing", packed(32773, new byte[] { -128, -128, -128 })),
			arguments("compressed pixels", "LZW of an unknown code", packed(5, new byte[] { (byte) 0x80, 0x60, 0x70, 0x10 })),
			arguments("compressed pixels", "LZW that ends at once", packed(5, new byte[] { (byte) 0x80, 0x40, 0x40 })),
			arguments("compressed pixels", "ZIP without a header", packed(8, new byte[] { 1, 2, 3, 4 })),
			arguments("compressed pixels", "ZIP of too few bytes", packed(8, deflated(new byte[11]))),
			arguments("compressed pixels", "cut ZIP", packed(8, Arrays.copyOf(deflated(noise(12)), 9))),
			arguments("compressed pixels", "an empty strip", packed(5, new byte[0])),
			arguments("compressed pixels", "gigabytes in two bytes", TiffBytes.little(40_000, 50_000, 8).tag(TiffBytes.COMPRESSION, 32773)
				.pixels((byte) -127, (byte) 0).bytes()),
			arguments("number of strips", "compressed strips without lengths", TiffBytes.little(4, 3, 8).tag(TiffBytes.COMPRESSION, 8)
				.tag(TiffBytes.ROWS_PER_STRIP, 1).longs(TiffBytes.STRIP_OFFSETS, 8, 8, 8).pixels(deflated(new byte[4])).bytes()),
			arguments("tag 270 with 2147483647 values", "a text of 2 GB", hugeTag(270, 2)),
			arguments("tag 273 with 2147483647 values", "strip offsets of 8 GB", hugeTag(273, 4)),
			arguments("tag 282 with 2147483647 values", "rationals of 16 GB", hugeTag(282, 5)),
			arguments("ImageJ metadata", "metadata of 8 GB", image().longs(50838, -1, -1, -1).raw(50839, 1, new byte[8]).bytes()),
			arguments("ImageJ metadata", "metadata of 2 GB", image().longs(50838, 12, 0x7ffffff0).raw(50839, 1, new byte[8]).bytes()));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("corruptFiles")
	void aFileThatContradictsTheFormatIsNamed(final String field, final String what, final byte[] bytes) throws IOException {
		final Path file = write(bytes);
		final ImageFileException e = assertTimeoutPreemptively(Duration.ofSeconds(10),
			() -> assertThrows(CorruptFileException.class, () -> readAll(file)));
		assertEquals(field, e.field(), e.getMessage());
		assertTrue(e.getMessage().contains(file.toString()) && e.getMessage().contains(e.found()), e.getMessage());
	}

	static Stream<Arguments> unsupportedFiles() {
		return Stream.of(
			arguments("version", "BigTIFF", spoiled(2, 43)),
			arguments("encoding", "tiles", image().tag(TiffBytes.TILE_WIDTH, 16).bytes()),
			arguments("encoding", "JPEG 2000", packed(34712, new byte[12])),
			arguments("encoding", "64-bit floats", image().tag(TiffBytes.BITS, 64).bytes()),
			arguments("encoding", "16-bit floats", TiffBytes.little(2, 3, 16).tag(TiffBytes.SAMPLE_FORMAT, 3).pixels(noise(12)).bytes()),
			arguments("encoding", "5 bits", image().tag(TiffBytes.BITS, 5).bytes()),
			arguments("predictor", "for floats", image().tag(TiffBytes.PREDICTOR, 3).bytes()),
			arguments("sample format", "complex", image().tag(TiffBytes.SAMPLE_FORMAT, 6).bytes()),
			arguments("pixel type", "colour", TiffBytes.little(2, 2, 8).tag(TiffBytes.BITS, 8, 8, 8).tag(TiffBytes.SAMPLES_PER_PIXEL, 3)
				.tag(TiffBytes.PHOTOMETRIC, 2).pixels(noise(12)).bytes()),
			arguments("pixel type", "two samples per pixel", image().tag(TiffBytes.SAMPLES_PER_PIXEL, 2).bytes()));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("unsupportedFiles")
	void validFilesOfOtherKindsAreNotCalledCorrupt(final String field, final String what, final byte[] bytes) throws IOException {
		final Path file = write(bytes);
		assertEquals(field, assertThrows(UnsupportedFormatException.class, () -> readAll(file)).field());
	}

	/** Stored in less than 4 MB, 4 GB in memory. */
	@ParameterizedTest
	@ValueSource(ints = { 5, 8, 32773 })
	void aBombIsNotInflated(final int compression) throws IOException {
		final byte[] pixels = new byte[1 << 20];
		final Path file = write(TiffBytes.little(32_000, 32_000, 32).tag(TiffBytes.COMPRESSION, compression).pixels(pixels).bytes());
		final Exception e = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThrows(IOException.class, () -> readAll(file)));
		assertTrue(e instanceof ImageTooLargeException || e instanceof CorruptFileException, e.toString());
		final Exception asImage = assertThrows(IOException.class, () -> FORMAT.open(file));
		assertTrue(asImage instanceof ImageTooLargeException || asImage instanceof CorruptFileException, asImage.toString());
	}

	@Test
	void imageJGetsNoDamagedStrips() throws IOException {
		final Path file = write(packed(8, Arrays.copyOf(deflated(noise(12)), 9)));
		assertEquals("compressed pixels", assertThrows(CorruptFileException.class, () -> FORMAT.open(file)).field());
		assertEquals(4, FORMAT.open(write(packed(8, deflated(noise(12))))).getWidth());
	}

	@Test
	void everyEarlyEndIsNoticed() throws IOException {
		final byte[] bytes = image().text(TiffBytes.DESCRIPTION, "ImageJ=1.54p\nunit=mm\n").bytes();
		for (int length = 0; length < bytes.length; length++) {
			final Path file = write(Arrays.copyOf(bytes, length));
			assertThrows(CorruptFileException.class, () -> readAll(file), "cut to " + length);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 8, 32773 })
	void damagedCompressionGivesPixelsOrATypedError(final int compression) throws IOException {
		final Random random = new Random(compression);
		for (int i = 0; i < 300; i++) {
			final byte[] pixels = new byte[40];
			random.nextBytes(pixels);
			if (compression == 5)
				pixels[0] = (byte) 0x80;
			final Path file = write(packed(compression, pixels));
			assertDoesNotThrow(() -> readOrRefuse(file));
		}
	}

	@Test
	void damagedDirectoriesGivePixelsOrATypedError() throws IOException {
		final byte[] bytes = image().tag(TiffBytes.ROWS_PER_STRIP, 2).longs(TiffBytes.STRIP_OFFSETS, 8, 16).longs(TiffBytes.STRIP_BYTES, 8, 4)
			.text(TiffBytes.DESCRIPTION, "ImageJ=1.54p\nimages=1\nslices=1\n").bytes();
		final Random random = new Random(7);
		for (int i = 0; i < bytes.length; i++) {
			final byte[] damaged = bytes.clone();
			damaged[i] = (byte) random.nextInt(256);
			final Path file = write(damaged);
			assertDoesNotThrow(() -> readOrRefuse(file), "byte " + i);
		}
	}

	private static void readOrRefuse(final Path file) throws IOException {
		try {
			readAll(file);
		}
		catch (final ImageFileException e) {
			assertTrue(e.getMessage().contains(file.toString()));
		}
	}

	private static void readAll(final Path file) throws IOException {
		try (PlaneReader reader = FORMAT.open(file, ReadOptions.DEFAULT)) {
			for (int k = 0; k < reader.shape().planeCount(); k++)
				reader.read(k);
		}
	}

	/** A sound image of 4 x 3 bytes. */
	private static TiffBytes image() {
		return TiffBytes.little(4, 3, 8).pixels(noise(12));
	}

	private static byte[] packed(final int compression, final byte[] pixels) {
		return TiffBytes.little(4, 3, 8).tag(TiffBytes.COMPRESSION, compression).pixels(pixels).bytes();
	}

	private static byte[] described(final String text) {
		return image().text(TiffBytes.DESCRIPTION, text).bytes();
	}

	private static byte[] hugeTag(final int tag, final int type) {
		final byte[] bytes = image().raw(tag, type, new byte[16]).bytes();
		final ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int entry = image().directory() + 2; entry < bytes.length - 12; entry += 12)
			if (file.getShort(entry) == tag)
				file.putInt(entry + 4, Integer.MAX_VALUE);
		return bytes;
	}

	private static byte[] swapped() {
		final byte[] bytes = image().bytes();
		bytes[0] = 'M';
		bytes[1] = 'M';
		return bytes;
	}

	private static byte[] spoiled(final int offset, final int value) {
		final byte[] bytes = image().bytes();
		bytes[offset] = (byte) value;
		return bytes;
	}

	private static byte[] withInt(final int offset, final int value) {
		return ByteBuffer.wrap(image().bytes()).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value).array();
	}

	private static byte[] withShort(final int offset, final int value) {
		return ByteBuffer.wrap(image().bytes()).order(ByteOrder.LITTLE_ENDIAN).putShort(offset, (short) value).array();
	}

	private static byte[] noise(final int length) {
		final byte[] bytes = new byte[length];
		new Random(1).nextBytes(bytes);
		return bytes;
	}

	private static byte[] deflated(final byte[] bytes) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(bytes);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
		return out.toByteArray();
	}

	private Path write(final byte[] bytes) throws IOException {
		return Files.write(folder.resolve("hostile.tif"), bytes);
	}
}
