package io.github.phasegen.io.hdf5;

import static io.github.phasegen.io.hdf5.HostileFiles.corrupt;
import static io.github.phasegen.io.hdf5.HostileFiles.unsupported;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.hdf5.fastmri.FastMriFormat;
import io.github.phasegen.io.hdf5.file.Hdf5Bytes;
import io.github.phasegen.kspace.ComplexImages;

/** Files in HDF5's oldest layout, which h5py writes by default, that are damaged or made to do harm. */
class OldLayoutHostileTest {

	/** Where the parts of h5py_gzip.h5 are: 2 x 4 x 6 samples in chunks of 1 x 4 x 3. */
	private static final int ROOT = 0x60;
	private static final int GROUP_TREE = 0x88;
	private static final int HEAP = 0x2a8;
	private static final int DATASPACE = 0x338;
	private static final int FILTERS = 0x410;
	private static final int LAYOUT = 0x468;
	private static final int SYMBOLS = 0x488;
	private static final int CHUNK_TREE = 0x5d0;
	private static final int FIRST_KEY = CHUNK_TREE + 24;
	private static final int FIRST_CHUNK = 0x1210;

	@TempDir
	Path folder;

	static Stream<Arguments> groups() {
		return Stream.of(
			corrupt("superblock, version", "9", file().put(8, 1, 9).unsealed()),
			corrupt("size of offsets", "5", file().put(13, 1, 5).unsealed()),
			corrupt("size of lengths", "0", file().put(14, 1, 0).unsealed()),
			corrupt("base address", "512", file().put(24, 8, 512).unsealed()),
			corrupt("end of file address", "one beyond the end", file().put(40, 8, 0x12c6).unsealed()),
			corrupt("object header", "of the root beyond the end", file().put(64, 8, 1 << 20).unsealed()),
			corrupt("object header", "of the root undefined", file().put(64, 8, -1).unsealed()),
			corrupt("object header", "version of the root's", file().put(ROOT, 1, 0).unsealed()),
			corrupt("object header", "size of the root's beyond the end", file().put(ROOT + 8, 4, 1 << 20).unsealed()),
			corrupt("object header", "size of the root's 2^32 - 1", file().put(ROOT + 8, 4, -1).unsealed()),
			corrupt("object header", "a message longer than the root's header", file().put(ROOT + 18, 2, 0xfff8).unsealed()),
			corrupt("continuation", "of the root's header, to itself", file().put(ROOT + 16, 2, 16).put(ROOT + 24, 8, ROOT + 16)
				.put(ROOT + 32, 8, 24).unsealed()),
			corrupt("B-tree of a group", "beyond the end", file().put(ROOT + 24, 8, 1 << 20).unsealed()),
			corrupt("B-tree of a group", "signature", file().put(GROUP_TREE, "TREK").unsealed()),
			corrupt("B-tree of a group", "type of chunks", file().put(GROUP_TREE + 4, 1, 1).unsealed()),
			corrupt("B-tree of a group", "65535 entries", file().put(GROUP_TREE + 6, 2, 65535).unsealed()),
			corrupt("B-tree of a group", "its own child", file().put(GROUP_TREE + 5, 1, 1).put(GROUP_TREE + 32, 8, GROUP_TREE).unsealed()),
			corrupt("B-tree of a group", "a leaf above a leaf", file().put(GROUP_TREE + 5, 1, 255).put(GROUP_TREE + 32, 8, SYMBOLS).unsealed()),
			corrupt("symbol table node", "beyond the end", file().put(GROUP_TREE + 32, 8, 1 << 20).unsealed()),
			corrupt("symbol table node", "signature", file().put(SYMBOLS, "SNOB").unsealed()),
			corrupt("symbol table node", "version", file().put(SYMBOLS + 4, 1, 2).unsealed()),
			corrupt("symbol table node", "65535 entries", file().put(SYMBOLS + 6, 2, 65535).unsealed()),
			corrupt("name offset", "beyond the heap", file().put(SYMBOLS + 8, 8, 88).unsealed()),
			corrupt("name offset", "negative", file().put(SYMBOLS + 8, 8, -1).unsealed()),
			corrupt("name of a member", "empty", file().put(SYMBOLS + 8, 8, 0).unsealed()),
			corrupt("members", "one name twice", file().put(SYMBOLS + 6, 2, 2).put(SYMBOLS + 48, 8, 8).unsealed()),
			corrupt("local heap", "beyond the end", file().put(ROOT + 32, 8, 1 << 20).unsealed()),
			corrupt("local heap", "signature", file().put(HEAP, "LEAP").unsealed()),
			corrupt("local heap", "size beyond the end", file().put(HEAP + 8, 8, 1 << 20).unsealed()),
			corrupt("local heap", "size negative", file().put(HEAP + 8, 8, -1).unsealed()),
			corrupt("local heap", "names at 2^63 - 1", file().put(HEAP + 24, 8, Long.MAX_VALUE).unsealed()));
	}

	/** The listing holds what is wrong with a dataset; reading it tells the same. */
	static Stream<Arguments> datasets() {
		return Stream.of(
			corrupt("object header", "beyond the end", file().put(SYMBOLS + 16, 8, 1 << 20).unsealed()),
			corrupt("object header", "in the chunks", file().put(SYMBOLS + 16, 8, FIRST_CHUNK).unsealed()),
			corrupt("dimensions", "far more than the file can hold", file().put(DATASPACE + 8, 8, 1 << 24).unsealed()),
			corrupt("dimensions", "product beyond 64 bits", file().put(DATASPACE + 8, 8, 1L << 60).unsealed()),
			corrupt("dimension 1", "negative", file().put(DATASPACE + 8, 8, -2).unsealed()),
			corrupt("chunk dimensions", "fewer than the dataset's", file().put(DATASPACE + 1, 2, 4).unsealed()),
			corrupt("number of filters", "255", file().put(FILTERS + 1, 1, 255).unsealed()),
			corrupt("filter pipeline", "more filters than the message has", file().put(FILTERS + 1, 1, 9).unsealed()),
			corrupt("filter pipeline", "version", file().put(FILTERS, 1, 3).unsealed()),
			corrupt("filter pipeline", "a name longer than the message", file().put(FILTERS + 10, 2, 65535).unsealed()),
			unsupported("filter pipeline", "szip", file().put(FILTERS + 32, 1, 4).unsealed()),
			unsupported("filter pipeline", "one of a plug-in", file().put(FILTERS + 32, 2, 32015).unsealed()),
			corrupt("chunk dimensions", "0", file().put(LAYOUT + 11, 4, 0).unsealed()),
			corrupt("chunk dimension", "negative", file().put(LAYOUT + 11, 4, -1).unsealed()),
			corrupt("chunk dimensions", "2^31 bytes", file().put(LAYOUT + 11, 4, 1 << 30).unsealed()),
			corrupt("chunk dimensions", "of another element size", file().put(LAYOUT + 23, 4, 16).unsealed()),
			corrupt("chunk dimensions", "none", file().put(LAYOUT + 2, 1, 1).unsealed()),
			corrupt("layout", "255 dimensions", file().put(LAYOUT + 2, 1, 255).unsealed()),
			corrupt("layout", "a chunk index that is not known", file().put(LAYOUT, "\4\2\0\4\1\1\4\3\10\6").unsealed()),
			unsupported("layout", "chunks that are not filtered at the edges", file().put(LAYOUT, "\4\2\1\4\1\1\4\3\10\3").unsealed()));
	}

	static Stream<Arguments> chunks() {
		final List<Arguments> cases = new ArrayList<>(List.of(
			corrupt("B-tree of chunks", "beyond the end", file().put(LAYOUT + 3, 8, 1 << 20).unsealed()),
			corrupt("B-tree of chunks", "a group's", file().put(LAYOUT + 3, 8, GROUP_TREE).unsealed()),
			corrupt("B-tree of chunks", "65535 entries", file().put(CHUNK_TREE + 6, 2, 65535).unsealed()),
			corrupt("B-tree of chunks", "its own child", file().put(CHUNK_TREE + 5, 1, 1).put(FIRST_KEY + 40, 8, CHUNK_TREE).unsealed()),
			corrupt("chunk", "at an address beyond the end", file().put(FIRST_KEY + 40, 8, 1 << 20).unsealed()),
			corrupt("chunk", "at no address", file().put(FIRST_KEY + 40, 8, -1).unsealed()),
			corrupt("chunk", "size beyond the end", file().put(FIRST_KEY, 4, 1 << 20).unsealed()),
			corrupt("size of a chunk", "size 2^32 - 1", file().put(FIRST_KEY, 4, -1).unsealed()),
			corrupt("size of a chunk", "far more than it needs", file().cut(8000).put(40, 8, 8000).put(FIRST_KEY, 4, 2000).unsealed()),
			corrupt("checksum of a chunk", "size 0", file().put(FIRST_KEY, 4, 0).unsealed()),
			corrupt("checksum of a chunk", "one byte less", file().put(FIRST_KEY, 4, 0x2e).unsealed()),
			corrupt("checksum of a chunk", "a changed sample", file().put(FIRST_CHUNK + 20, 1, 0x55).unsealed()),
			corrupt("size of a chunk", "filters left out", file().put(FIRST_KEY + 4, 4, 7).unsealed()),
			corrupt("deflated chunk", "only the checksum left out", file().put(FIRST_KEY + 4, 4, 4).put(FIRST_CHUNK, 4, 0).unsealed()),
			corrupt("offset of a chunk", "between chunks", file().put(FIRST_KEY + 24, 8, 2).unsealed()),
			corrupt("offset of a chunk", "negative", file().put(FIRST_KEY + 24, 8, -3).unsealed()),
			corrupt("offset of a chunk", "twice", file().put(FIRST_KEY + 24, 8, 3).unsealed())));
		cases.add(corrupt("deflated chunk", "a bomb", bomb()));
		return cases.stream();
	}

	/** Half a megabyte of zeros where 96 bytes are expected. */
	private static byte[] bomb() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(new byte[1 << 19]);
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
		final Hdf5Bytes file = file();
		final int end = file.unsealed().length;
		file.cut(end + out.size());
		for (int i = 0; i < out.size(); i++)
			file.put(end + i, 1, out.toByteArray()[i]);
		return file.put(40, 8, end + out.size()).put(FIRST_KEY, 4, out.size()).put(FIRST_KEY + 4, 4, 4).put(FIRST_KEY + 40, 8, end).unsealed();
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource({ "groups", "chunks" })
	void aHostileFileIsRefused(final Class<? extends ImageFileException> type, final String field, final String what, final byte[] bytes)
		throws IOException
	{
		HostileFiles.requireRefused(new Hdf5Format(), folder.resolve("hostile.h5"), type, field, bytes);
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource("datasets")
	void aHostileDatasetIsRefused(final Class<? extends ImageFileException> type, final String field, final String what, final byte[] bytes)
		throws IOException
	{
		HostileFiles.requireRefused(new FastMriFormat(), folder.resolve("hostile.h5"), type, field, bytes);
	}

	@Test
	void aDatasetThatCannotBeReadIsListedWithTheReason() throws IOException {
		final Path file = Files.write(folder.resolve("hostile.h5"), file().put(LAYOUT + 11, 4, 0).unsealed());
		assertEquals(1, new Hdf5Format().entries(file).size());
		assertEquals("kspace", new Hdf5Format().entries(file).get(0).name());
		assertEquals(true, new Hdf5Format().entries(file).get(0).note().contains("chunk dimensions"));
	}

	@Test
	void theOnlyDatasetIsRefusedWithTheReason() throws IOException {
		final Path file = Files.write(folder.resolve("hostile.h5"), file().put(FILTERS + 32, 1, 4).unsealed());
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> new Hdf5Format().open(file, ReadOptions.DEFAULT));
		assertEquals(true, e.getMessage().contains("filter 4"), e.getMessage());
	}

	@Test
	void aMissingChunkIsFilled() throws IOException {
		final Path file = Files.write(folder.resolve("missing.h5"), file().put(CHUNK_TREE + 6, 2, 3).unsealed());
		final float[] plane = ComplexImages.plane(((ComplexImage) new Hdf5Format().read(file)).pixels(), 1).data();
		assertEquals(24, plane[0]);
		assertEquals(0, plane[6]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h5py_plain.h5", "h5py_gzip.h5" })
	void theSoundFilesAreRead(final String name) throws IOException {
		final Path file = Files.write(folder.resolve(name), Hdf5Bytes.resource(name).unsealed());
		final ComplexImage image = (ComplexImage) new Hdf5Format().read(file);
		for (int k = 0; k < 2; k++) {
			final float[] expected = new float[48];
			for (int i = 0; i < 24; i++) {
				expected[2 * i] = 24 * k + i;
				expected[2 * i + 1] = -24 * k - i;
			}
			assertArrayEquals(expected, ComplexImages.plane(image.pixels(), k).data());
		}
	}

	private static Hdf5Bytes file() {
		return Hdf5Bytes.resource("h5py_gzip.h5");
	}
}
