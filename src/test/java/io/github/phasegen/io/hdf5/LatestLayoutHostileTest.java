package io.github.phasegen.io.hdf5;

import static io.github.phasegen.io.hdf5.HostileFiles.corrupt;
import static io.github.phasegen.io.hdf5.HostileFiles.unsupported;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.hdf5.file.Hdf5Bytes;

/** Files in HDF5's newest layout that are damaged or made to do harm, behind right checksums. */
class LatestLayoutHostileTest {

	@TempDir
	Path folder;

	/** Fields of the heap of a group's links, and of the tree that finds them by name. */
	static Stream<Arguments> links() {
		return Stream.of(
			corrupt("fractal heap", "signature", heap(0, 1, 'f')),
			corrupt("fractal heap", "version", heap(4, 1, 1)),
			unsupported("fractal heap", "filtered", heap(7, 2, 20)),
			corrupt("block sizes", "rows of 0", heap(110, 2, 0)),
			corrupt("block sizes", "starting with 3 bytes", heap(112, 8, 3)),
			corrupt("block sizes", "starting with 0 bytes", heap(112, 8, 0)),
			corrupt("starting block size", "negative", heap(112, 8, -1)),
			corrupt("block sizes", "largest smaller than the first", heap(120, 8, 1)),
			corrupt("block sizes", "largest of 2^62 bytes", heap(120, 8, 1L << 62)),
			corrupt("block sizes", "65535 bits", heap(128, 2, 65535)),
			corrupt("address", "no root", heap(132, 8, -1)),
			corrupt("link", "root beyond the end", heap(132, 8, 1 << 20)),
			corrupt("indirect block", "a root that is none", heap(140, 2, 60)),
			corrupt("signature", "of the tree", changed("BTHD", 1, 0, 1, 'c', 34)),
			corrupt("record type", "of attributes", changed("BTHD", 1, 5, 1, 8, 34)),
			corrupt("node size", "5", changed("BTHD", 1, 6, 4, 5, 34)),
			corrupt("node size", "negative", changed("BTHD", 1, 6, 4, -1, 34)),
			corrupt("node size", "records of 0 bytes", changed("BTHD", 1, 10, 2, 0, 34)),
			corrupt("depth", "65535", changed("BTHD", 1, 12, 2, 65535, 34)),
			corrupt("version 2 B-tree node", "a leaf as an inner node", changed("BTHD", 1, 12, 2, 1, 34)),
			corrupt("version 2 B-tree node", "root beyond the end", changed("BTHD", 1, 16, 8, 1 << 20, 34)),
			corrupt("version 2 B-tree node", "65535 records", changed("BTHD", 1, 24, 2, 65535, 34)),
			corrupt("checksum", "of the tree", file().put(at("BTHD", 1) + 20, 1, 7).unsealed()),
			corrupt("checksum", "of a leaf", file().put(at("BTLF", 0) + 20, 1, 7).unsealed()));
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource("links")
	void aHostileGroupIsRefused(final Class<? extends ImageFileException> type, final String field, final String what, final byte[] bytes)
		throws IOException
	{
		refuse(bytes, "many/member 3", type, field);
	}

	static Stream<Arguments> fixedArrays() {
		return Stream.of(
			corrupt("fixed array of chunks", "version", changed("FAHD", 0, 4, 1, 1, 24)),
			corrupt("entry size", "0", changed("FAHD", 0, 6, 1, 0, 24)),
			corrupt("entry size", "255", changed("FAHD", 0, 6, 1, 255, 24)),
			corrupt("entry size", "of filtered chunks", changed("FAHD", 0, 5, 1, 1, 24)),
			corrupt("bits of a page's size", "255", changed("FAHD", 0, 7, 1, 255, 24)),
			corrupt("number of entries", "2^40", changed("FAHD", 0, 8, 8, 1L << 40, 24)),
			corrupt("number of entries", "negative", changed("FAHD", 0, 8, 8, -1, 24)),
			corrupt("fixed array of chunks", "beyond the end", changed("FAHD", 0, 16, 8, 1 << 20, 24)),
			corrupt("fixed array of chunks", "another structure", changed("FAHD", 0, 16, 8, at("BTHD", 0), 24)),
			corrupt("chunk", "address beyond the end", file().put(at("FADB", 0) + 14, 8, 1 << 20).unsealed()),
			corrupt("chunk", "address negative", file().put(at("FADB", 0) + 14, 8, -2).unsealed()));
	}

	static Stream<Arguments> growingArrays() {
		return Stream.of(
			corrupt("extensible array of chunks", "signature", changed("EAHD", 0, 0, 1, 'F', 68)),
			corrupt("entry size", "of chunks that are not filtered", changed("EAHD", 0, 6, 1, 8, 68)),
			corrupt("parameters", "255 bits", changed("EAHD", 0, 7, 1, 255, 68)),
			corrupt("parameters", "blocks of 0", changed("EAHD", 0, 9, 1, 0, 68)),
			corrupt("parameters", "blocks of 3", changed("EAHD", 0, 9, 1, 3, 68)),
			corrupt("parameters", "0 pointers", changed("EAHD", 0, 10, 1, 0, 68)),
			corrupt("bits of a page's size", "200", changed("EAHD", 0, 11, 1, 200, 68)),
			corrupt("extensible array of chunks", "index block beyond the end", changed("EAHD", 0, 60, 8, 1 << 20, 68)),
			corrupt("extensible array of chunks", "index block at another structure", changed("EAHD", 0, 60, 8, at("BTHD", 0), 68)),
			corrupt("chunk", "address beyond the end", file().put(at("EAIB", 0) + 14, 8, 1 << 20).unsealed()),
			corrupt("extensible array of chunks", "data block at another structure",
				file().put(at("EADB", 0), "BADE").unsealed()));
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource("fixedArrays")
	void aHostileFixedArrayIsRefused(final Class<? extends ImageFileException> type, final String field, final String what,
		final byte[] bytes) throws IOException
	{
		refuse(bytes, "fixed", type, field);
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource("growingArrays")
	void aHostileGrowingArrayIsRefused(final Class<? extends ImageFileException> type, final String field, final String what,
		final byte[] bytes) throws IOException
	{
		refuse(bytes, "growing", type, field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "fixed", "growing", "tree", "single" })
	void theSoundFileIsRead(final String entry) throws IOException {
		final Path file = Files.write(folder.resolve("sound.h5"), file().unsealed());
		try (PlaneReader reader = new Hdf5Format().open(file, new ReadOptions(entry, ""))) {
			final float[] expected = new float[24];
			for (int i = 0; i < expected.length; i++)
				expected[i] = i;
			assertArrayEquals(expected, reader.read(0));
		}
	}

	/** Object headers and superblock have right checksums again, so that the damage is not noticed by these. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void damageGivesAnImageOrATypedError(final long seed) throws IOException {
		final Random random = new Random(seed);
		final int length = file().unsealed().length;
		final Path file = folder.resolve("damaged.h5");
		for (int i = 0; i < 100; i++) {
			Files.write(file, file().put(random.nextInt(length), 1, random.nextInt(256)).sealed());
			try {
				for (final FileEntry entry : new Hdf5Format().entries(file))
					readOrRefuse(file, entry.name());
			}
			catch (final ImageFileException e) {
				// as it should be
			}
		}
	}

	private static void readOrRefuse(final Path file, final String entry) throws IOException {
		try (PlaneReader reader = new Hdf5Format().open(file, new ReadOptions(entry, ""))) {
			reader.readAll();
		}
		catch (final ImageFileException e) {
			// as it should be
		}
	}

	@Test
	void manyLinksToOneDatasetAreFollowed() throws IOException {
		final Path file = Files.write(folder.resolve("sound.h5"), file().unsealed());
		try (PlaneReader reader = new Hdf5Format().open(file, new ReadOptions("many/member 7", ""))) {
			assertArrayEquals(new float[] { 0 }, reader.read(0));
		}
	}

	private void refuse(final byte[] bytes, final String entry, final Class<? extends ImageFileException> type, final String field)
		throws IOException
	{
		final Path file = Files.write(folder.resolve("hostile.h5"), bytes);
		HostileFiles.requireRefused(new Hdf5Format(), file, new ReadOptions(entry, ""), type, field);
	}

	/** A changed field of the first fractal heap. */
	private static byte[] heap(final int offset, final int width, final long value) {
		return changed("FRHP", 0, offset, width, value, 142);
	}

	/** A changed field of a structure, whose checksum is right again. */
	private static byte[] changed(final String signature, final int n, final int offset, final int width, final long value, final int length) {
		final int start = at(signature, n);
		return file().put(start + offset, width, value).seal(start, length).unsealed();
	}

	private static int at(final String signature, final int n) {
		return file().find(signature, n);
	}

	private static Hdf5Bytes file() {
		return Hdf5Bytes.resource("h5py_latest.h5");
	}
}
