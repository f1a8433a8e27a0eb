package io.github.phasegen.io.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageTooLargeException;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;

/** Files that are damaged, or made to do harm: each gives one exception that names file and field. */
class NiftiHostileTest {

	private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
	private static final NiftiFormat FORMAT = new NiftiFormat();

	@TempDir
	Path folder;

	static Stream<Arguments> corruptFields() {
		return Stream.of(
			arguments("sizeof_hdr", "0", image().putInt(0, 0)),
			arguments("sizeof_hdr", "one more", image().putInt(0, 349)),
			arguments("sizeof_hdr", "one less", image().putInt(0, 347)),
			arguments("sizeof_hdr", "negative", image().putInt(0, -348)),
			arguments("sizeof_hdr", "text", image().putInt(0, 0x20202020)),
			arguments("magic", "wrong letter", image().putByte(344, 'm')),
			arguments("magic", "wrong version", image().putByte(346, '3')),
			arguments("magic", "of version 2 in a header of version 1", image().putByte(346, '2')),
			arguments("magic", "without its end", image().putByte(347, ' ')),
			arguments("magic", "one byte off", image().putByte(344, 0).putByte(345, 'n')),
			arguments("magic", "of version 1 in a header of version 2", image2().putByte(6, '1')),
			arguments("magic", "line ends changed by a text transfer", image2().putByte(8, '\n')),
			arguments("dim[0]", "0 axes", image().dim(0, 0)),
			arguments("dim[0]", "8 axes", image().dim(0, 8)),
			arguments("dim[0]", "negative", image().dim(0, -1)),
			arguments("dim[0]", "of the other byte order", image().dim(0, 3 << 8)),
			arguments("dim[0]", "huge", image2().dim(0, Long.MAX_VALUE)),
			arguments("dim[1]", "0", image().dim(1, 0)),
			arguments("dim[1]", "negative", image().dim(1, -4)),
			arguments("dim[2]", "0", image().dim(2, 0)),
			arguments("dim[2]", "most negative", image().dim(2, Short.MIN_VALUE)),
			arguments("dim[3]", "0", image().dim(3, 0)),
			arguments("dim[4]", "0 though used", image().dim(0, 4).dim(4, 0)),
			arguments("dim[7]", "negative though used", image().dim(0, 7).dim(4, 1).dim(5, 1).dim(6, 1).dim(7, -1)),
			arguments("dim[1]", "beyond int", image2().dim(1, 1L << 31)),
			arguments("dim[1]", "beyond int, low bits right", image2().dim(1, (1L << 32) + 4)),
			arguments("dim[3]", "most negative", image2().dim(3, Long.MIN_VALUE)),
			arguments("dim and vox_offset", "more than the file holds", image().dim(1, 5)),
			arguments("dim and vox_offset", "far more than the file holds", image().dim(1, 32767).dim(2, 32767).dim(3, 32767)),
			arguments("dim and vox_offset", "one axis more", image().dim(0, 4).dim(4, 2)),
			arguments("dim", "product beyond 64 bits", allLargest(image())),
			arguments("dim", "product wrapping to 0", image2().dim(1, 1L << 30).dim(2, 1L << 30).dim(3, 16)),
			arguments("dim", "product wrapping to a small number", image2().dim(1, (1L << 30) + 1).dim(2, 1L << 30).dim(3, 1L << 30)),
			arguments("end of the data", "less than the file holds", image().dim(1, 3)),
			arguments("end of the data", "one axis less", image().dim(0, 2)),
			arguments("datatype", "0, unknown", image().datatype(0, 16)),
			arguments("datatype", "not of the standard", image().datatype(3, 16)),
			arguments("datatype", "negative", image().datatype(-4, 16)),
			arguments("datatype", "largest", image2().datatype(32767, 16)),
			arguments("bitpix", "0", image().datatype(4, 0)),
			arguments("bitpix", "of another type", image().datatype(4, 32)),
			arguments("bitpix", "negative", image().datatype(4, -16)),
			arguments("bitpix", "in bytes", image2().datatype(4, 2)),
			arguments("vox_offset", "0", image().voxOffset(0)),
			arguments("vox_offset", "in the header", image().voxOffset(351)),
			arguments("vox_offset", "negative", image().voxOffset(-352)),
			arguments("vox_offset", "not whole", image().voxOffset(352.5)),
			arguments("vox_offset", "not a number", image().voxOffset(Double.NaN)),
			arguments("vox_offset", "infinite", image().voxOffset(Double.POSITIVE_INFINITY)),
			arguments("vox_offset", "huge", image().voxOffset(1e30)),
			arguments("vox_offset", "of version 1 in version 2", image2().voxOffset(352)),
			arguments("vox_offset", "largest", image2().putLong(168, Long.MAX_VALUE)),
			arguments("vox_offset", "negative in version 2", image2().putLong(168, -544)),
			arguments("dim and vox_offset", "vox_offset one byte late", image().voxOffset(353)),
			arguments("dim and vox_offset", "vox_offset beyond the end", image().voxOffset(10_000)),
			arguments("scl_slope", "not a number", image().scaling(Double.NaN, 0)),
			arguments("scl_slope", "infinite", image().scaling(Double.NEGATIVE_INFINITY, 0)),
			arguments("scl_slope", "not a number, version 2", image2().scaling(Double.NaN, 0)),
			arguments("scl_inter", "not a number", image().scaling(1, Double.NaN)),
			arguments("scl_inter", "infinite", image2().scaling(1, Double.POSITIVE_INFINITY)),
			arguments("pixdim[0]", "not a number", image().pixdim(0, Double.NaN)),
			arguments("pixdim[1]", "not a number", image().pixdim(1, Double.NaN)),
			arguments("pixdim[3]", "infinite", image2().pixdim(3, Double.NEGATIVE_INFINITY)),
			arguments("xyzt_units, space", "unknown code", image().units(5)),
			arguments("quatern_b, c, d", "not a rotation", image().qform(1, 1, 1, 1)),
			arguments("qform parameter 1", "not a number", image().qform(1, Double.NaN)),
			arguments("qform parameter 6", "infinite", image2().qform(2, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY)),
			arguments("srow_x[0]", "not a number", image().sform(1, Double.NaN)),
			arguments("srow_z[3]", "infinite", image2().sform(1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, Double.NEGATIVE_INFINITY)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("corruptFields")
	void aFieldThatContradictsTheFormatIsNamed(final String field, final String what, final NiftiBytes file) throws IOException {
		final Path path = write(file.bytes());
		final ImageFileException e = assertThrows(CorruptFileException.class, () -> new NiftiReader().read(path));
		assertNames(path, field, e);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("corruptFields")
	void compressionHidesNothing(final String field, final String what, final NiftiBytes file) throws IOException {
		final Path path = write(file.gzip());
		assertThrows(CorruptFileException.class, () -> new NiftiReader().read(path));
	}

	static Stream<Arguments> unsupportedFields() {
		return Stream.of(
			arguments("datatype", "RGB24", image().datatype(128, 24)),
			arguments("datatype", "RGBA32", image().datatype(2304, 32)),
			arguments("datatype", "binary", image().datatype(1, 1)),
			arguments("datatype", "float128", image().datatype(1536, 128)),
			arguments("datatype", "complex256", image2().datatype(2048, 256)),
			arguments("magic", "a pair of files", image().putByte(345, 'i')),
			arguments("magic", "a pair of files, version 2", image2().putByte(5, 'i')),
			arguments("magic", "ANALYZE 7.5", image().putInt(344, 0)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("unsupportedFields")
	void validFilesOfOtherKindsAreNotCalledCorrupt(final String field, final String what, final NiftiBytes file) throws IOException {
		final Path path = write(file.bytes());
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> new NiftiReader().read(path));
		assertNames(path, field, e);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, 4, 100, 347, 348, 351, 352, 353, 399 })
	void everyEarlyEndIsNoticed(final int length) throws IOException {
		final byte[] plain = image().truncated(length);
		assertThrows(CorruptFileException.class, () -> new NiftiReader().read(write(plain)));
		assertThrows(CorruptFileException.class, () -> new NiftiReader().read(write(NiftiBytes.gzip(plain))));
	}

	@Test
	void everyEarlyEndOfACompressedFileIsNoticed() throws IOException {
		final byte[] gzip = image().data(IntStream.range(0, 24).asDoubleStream().toArray()).gzip();
		for (int length = 0; length < gzip.length; length++) {
			final Path path = write(Arrays.copyOf(gzip, length));
			assertThrows(CorruptFileException.class, () -> new NiftiReader().read(path), "cut to " + length + " bytes");
		}
	}

	@Test
	void aFlippedBitInCompressedDataIsNoticed() throws IOException {
		final byte[] gzip = image().data(IntStream.range(0, 24).asDoubleStream().toArray()).gzip();
		gzip[gzip.length - 6] ^= 1;
		final ImageFileException e = assertThrows(CorruptFileException.class, () -> new NiftiReader().read(write(gzip)));
		assertEquals("samples, compressed data", e.field());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 48, 1_000_000 })
	void moreDataThanPromisedIsNoticed(final int extra) throws IOException {
		final Path plain = write(image().followedBy(extra));
		assertEquals("end of the data", assertThrows(CorruptFileException.class, () -> new NiftiReader().read(plain)).field());
		final Path gzip = write(NiftiBytes.gzip(image().followedBy(extra)));
		assertEquals("more", assertThrows(CorruptFileException.class, () -> new NiftiReader().read(gzip)).found());
	}

	/** 16 GB promised by 200 bytes: refused from the ratio alone, without taking memory or inflating. */
	@Test
	void aSmallCompressedFileCannotPromiseMuch() throws IOException {
		final byte[] bomb = image2().dim(1, 1 << 16).dim(2, 1 << 16).dim(3, 2).gzip();
		final ImageFileException e = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5),
			() -> assertThrows(CorruptFileException.class, () -> new NiftiReader().read(write(bomb))));
		assertEquals("dim and vox_offset", e.field());
	}

	/** 64 MB of zeros behind a small image are not inflated: the reader stops one byte behind the image. */
	@Test
	void nothingIsInflatedBeyondThePromise() throws IOException {
		final byte[] bomb = NiftiBytes.gzip(image().followedBy(1 << 26));
		final byte[] cut = Arrays.copyOf(bomb, bomb.length / 2);
		final ImageFileException e = assertThrows(CorruptFileException.class, () -> new NiftiReader().read(write(cut)));
		assertEquals("more", e.found(), "had it inflated further, it would have met the early end");
	}

	@Test
	void imagesLargerThanTheLimitAreUnsupported() throws IOException {
		final Path path = write(NiftiBytes.first(NiftiType.COMPLEX64, 10, 10).bytes());
		assertEquals(200, new NiftiReader(800).read(path).volume().data().length);
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> new NiftiReader(799).read(path));
		assertEquals("size", e.field());
	}

	/** Channels lie apart in the file, so that they are inflated before the first plane is put together. */
	@Test
	void everyEarlyEndOfCompressedChannelsIsNoticed() throws IOException {
		final byte[] gzip = NiftiBytes.first(NiftiType.INT16, 2, 2, 1, 1, 3).data(IntStream.range(0, 12).asDoubleStream().toArray()).gzip();
		for (int length = 0; length < gzip.length; length++) {
			final Path path = write(Arrays.copyOf(gzip, length));
			assertThrows(CorruptFileException.class, () -> FORMAT.read(path), "cut to " + length + " bytes");
		}
		assertTrue(FORMAT.read(write(gzip)).pixels().dimension(2) == 3);
	}

	/** 4 MB that promise planes of 4 GB: nothing of them is inflated. */
	@Test
	void aPlaneLargerThanMemoryIsNotBegun() throws IOException {
		final byte[] header = NiftiBytes.of(2, LITTLE, NiftiType.FLOAT32, 1, 1, 2).dim(1, 32_000).dim(2, 32_000).gzip();
		final Path path = write(Arrays.copyOf(header, 9 << 20));
		Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5),
			() -> assertThrows(ImageTooLargeException.class, () -> FORMAT.open(path, ReadOptions.DEFAULT)));
	}

	/** Lengths of a header extension that do not fit; the image can be read without it. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 40, 48, 1000 })
	void spoiledExtensionsAreLeftAlone(final int length) throws IOException {
		final byte[] bytes = NiftiBytes.first(NiftiType.UINT8, 48, 1, 1).voxOffset(384).followedBy(32);
		final ByteBuffer file = ByteBuffer.wrap(bytes).order(LITTLE);
		file.put(348, (byte) 1).putInt(352, length).putInt(356, NiftiExtension.COMMENT);
		assertEquals(48, FORMAT.read(write(bytes)).pixels().dimension(0));
		assertEquals(48, FORMAT.read(write(NiftiBytes.gzip(bytes))).pixels().dimension(0));
	}

	/** One changed byte in any field that lays out the data is noticed; elsewhere it gives another image or a typed exception. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void noDamagedHeaderMakesTheReaderFailOtherwise(final int version) throws IOException {
		final Random random = new Random(version);
		final byte[] sound = NiftiBytes.of(version, LITTLE, NiftiType.INT16, 4, 3, 2).bytes();
		for (int i = 0; i < sound.length - 48; i++) {
			final byte[] damaged = sound.clone();
			damaged[i] ^= (byte) (1 + random.nextInt(255));
			final boolean refused = isRefused(write(damaged));
			assertTrue(refused || !isLayout(version, i), "changed byte " + i + " went unnoticed");
		}
	}

	/** True for the bytes of sizeof_hdr, magic, datatype, bitpix, dim[0] to dim[3] and vox_offset. */
	private static boolean isLayout(final int version, final int offset) {
		final int[][] ranges = version == 1 ? new int[][] { { 0, 4 }, { 40, 48 }, { 70, 74 }, { 108, 112 }, { 344, 348 } }
			: new int[][] { { 0, 4 }, { 4, 12 }, { 12, 16 }, { 16, 48 }, { 168, 176 } };
		return Arrays.stream(ranges).anyMatch(range -> range[0] <= offset && offset < range[1]);
	}

	private static boolean isRefused(final Path path) throws IOException {
		try {
			new NiftiReader().read(path);
			return false;
		}
		catch (final ImageFileException e) {
			return true;
		}
	}

	private static void assertNames(final Path path, final String field, final ImageFileException e) {
		assertEquals(field, e.field());
		assertEquals(path.toString(), e.file());
		for (final String part : List.of(path.toString(), field, e.found(), e.expected()))
			assertTrue(e.getMessage().contains(part), e.getMessage());
	}

	/** A sound image of 4 x 3 x 2 samples. */
	private static NiftiBytes image() {
		return NiftiBytes.first(NiftiType.INT16, 4, 3, 2);
	}

	private static NiftiBytes image2() {
		return NiftiBytes.of(2, LITTLE, NiftiType.INT16, 4, 3, 2);
	}

	private static NiftiBytes allLargest(final NiftiBytes file) {
		file.dim(0, 7);
		for (int axis = 1; axis <= 7; axis++)
			file.dim(axis, 32767);
		return file;
	}

	private Path write(final byte[] bytes) throws IOException {
		return Files.write(folder.resolve("hostile.nii"), bytes);
	}
}
