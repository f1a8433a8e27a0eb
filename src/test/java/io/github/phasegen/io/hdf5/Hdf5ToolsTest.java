package io.github.phasegen.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.testing.ExternalTool;

/** Files that h5py, with HDF5's own library, writes in all the ways that it knows. */
class Hdf5ToolsTest {

	private static final String ARRAY = "import h5py, numpy as np\n"
		+ "a = np.arange(2*3*7*5).reshape(2, 3, 7, 5)\n"
		+ "c = (a - 2j*a).astype('c8')\n";

	/** Ways to store the array, each in a file of its own. */
	private static final List<String> WAYS = List.of(
		"File(f, 'w').create_dataset('d', data=c)",
		"File(f, 'w').create_dataset('d', data=c.astype('c16'))",
		"File(f, 'w').create_dataset('d', data=c.astype('>c8'))",
		"File(f, 'w').create_dataset('d', data=c.astype('>c16'))",
		"File(f, 'w').create_dataset('d', data=c.view([('re', 'f4'), ('im', 'f4')]))",
		"File(f, 'w').create_dataset('g/h/d', data=c)",
		"File(f, 'w').create_dataset('d', data=c, chunks=True)",
		"File(f, 'w').create_dataset('d', data=c, chunks=(1, 2, 4, 3))",
		"File(f, 'w').create_dataset('d', data=c, chunks=(2, 3, 7, 5))",
		"File(f, 'w').create_dataset('d', data=c, chunks=(1, 1, 7, 5), maxshape=(None, 3, 7, 5))",
		"File(f, 'w').create_dataset('d', data=c, chunks=(2, 1, 3, 5), compression='gzip')",
		"File(f, 'w').create_dataset('d', data=c, chunks=(1, 2, 4, 3), compression='gzip', shuffle=True, fletcher32=True)",
		"File(f, 'w').create_dataset('d', data=c, chunks=(1, 2, 4, 3), fletcher32=True)",
		"File(f, 'w').create_dataset('d', data=c, chunks=(2, 2, 7, 5), compression='lzf')",
		"File(f, 'w').create_dataset('d', data=c, chunks=(2, 2, 7, 5), compression='lzf', shuffle=True)",
		"File(f, 'w', libver='latest').create_dataset('d', data=c)",
		"File(f, 'w', libver='latest').create_dataset('d', data=c, chunks=(2, 3, 7, 5))",
		"File(f, 'w', libver='latest').create_dataset('d', data=c, chunks=(2, 3, 7, 5), compression='gzip', shuffle=True)",
		"File(f, 'w', libver='latest').create_dataset('d', data=c, chunks=(1, 2, 4, 3))",
		"File(f, 'w', libver='latest').create_dataset('d', data=c, chunks=(1, 2, 4, 3), compression='gzip')",
		"File(f, 'w', libver='latest').create_dataset('d', data=c, chunks=(1, 1, 1, 1), compression='gzip', maxshape=(9, 8, 7, 6))",
		"File(f, 'w', libver='latest').create_dataset('d', data=c, chunks=(1, 2, 4, 3), maxshape=(None, 3, 7, 5))",
		"File(f, 'w', libver='latest').create_dataset('d', data=c, chunks=(1, 1, 1, 1), maxshape=(2, 3, None, 5), compression='lzf')",
		"File(f, 'w', libver='latest').create_dataset('d', data=c, chunks=(1, 2, 4, 3), maxshape=(None, 3, None, 5))",
		"File(f, 'w', libver='latest').create_dataset('d', data=c, chunks=(1, 1, 1, 1), maxshape=(None, None, 7, 5), compression='gzip')");

	@TempDir
	static Path shared;

	@TempDir
	Path folder;

	/** One run of Python writes them all, since it takes a while to start. */
	@BeforeAll
	static void writeInAllWays() {
		ExternalTool.assumePythonModule("h5py");
		final StringBuilder script = new StringBuilder(ARRAY);
		for (int i = 0; i < WAYS.size(); i++)
			script.append("f = 'way").append(i).append(".h5'\nh5py.").append(WAYS.get(i)).append('\n');
		ExternalTool.run(shared, "python3", "-c", script.toString());
	}

	static IntStream ways() {
		return IntStream.range(0, WAYS.size());
	}

	@ParameterizedTest
	@MethodSource("ways")
	void complexDatasetsAreRead(final int way) throws IOException {
		requireArray(shared.resolve("way" + way + ".h5"), "", WAYS.get(way));
	}

	@Test
	void filesOfManyDatasetsAndAttributesAreRead() throws IOException {
		ExternalTool.run(folder, "python3", "-c", ARRAY + """
			with h5py.File('file.h5', 'w', userblock_size=1024) as file:
			    for i in range(300):
			        file[f'group {i % 20}/dataset {i}'] = np.full((2, 3), i)
			    file['wanted'] = c
			    for i in range(40):
			        file['wanted'].attrs[f'attribute {i}'] = 'x' * i
			        file.attrs[f'attribute {i}'] = np.arange(i + 1.)
			    file['linked'] = h5py.SoftLink('/wanted')
			    file['elsewhere'] = h5py.ExternalLink('other.h5', '/wanted')
			""");
		requireArray(folder.resolve("file.h5"), "wanted", "among many");
		try (PlaneReader reader = new Hdf5Format().open(folder.resolve("file.h5"), new ReadOptions("group 17/dataset 297", ""))) {
			assertArrayEquals(new float[] { 297, 297, 297, 297, 297, 297 }, reader.read(0));
		}
		assertEquals(301, new Hdf5Format().entries(folder.resolve("file.h5")).size());
		for (final String link : new String[] { "linked", "elsewhere" })
			assertThrows(UnsupportedFormatException.class, () -> plane(link), link);
	}

	/** Fixed and extensible arrays of chunks are split into pages when there are more than a thousand, and trees have several levels. */
	@ParameterizedTest
	@ValueSource(strings = { "", "maxshape=(None, 60)", "maxshape=(40, None)", "maxshape=(None, None)", "maxshape=(50, 70)" })
	void thousandsOfChunksAreRead(final String maximum) throws IOException {
		ExternalTool.run(folder, "python3", "-c", ARRAY + """
			for libver in ('earliest', 'latest'):
			    with h5py.File(libver, 'w', libver=libver) as file:
			        data = file.create_dataset('d', (40, 60), 'f4', chunks=(1, 1), fillvalue=-1, MAXIMUM)
			        data[0:30] = np.arange(30 * 60).reshape(30, 60)
			        data[35, 17] = 5
			""".replace("MAXIMUM", maximum));
		for (final String file : new String[] { "earliest", "latest" })
			try (PlaneReader reader = new Hdf5Format().open(folder.resolve(file), ReadOptions.DEFAULT)) {
				final float[] plane = reader.read(0);
				for (int i = 0; i < plane.length; i++)
					assertEquals(i < 30 * 60 ? i : i == 35 * 60 + 17 ? 5 : -1, plane[i]);
			}
	}

	@Test
	void manyMembersAndAttributesOfTheLatestLayoutAreRead() throws IOException {
		ExternalTool.run(folder, "python3", "-c", ARRAY + """
			with h5py.File('file.h5', 'w', libver='latest') as file:
			    for i in range(2000):
			        file[f'dataset with a long name {i}'] = np.full((1, 2), i)
			    for i in range(100):
			        file.attrs[f'attribute {i}'] = 'x' * i
			""");
		for (final int i : new int[] { 0, 7, 999, 1999 })
			assertArrayEquals(new float[] { i, i }, plane("dataset with a long name " + i));
		try (Hdf5File file = Hdf5File.open(folder.resolve("file.h5"))) {
			assertEquals(2000, file.root().names().size());
			assertEquals(100, file.root().attributes().size());
			assertEquals("x".repeat(42), file.root().attribute("attribute 42").orElseThrow().text().orElseThrow());
		}
	}

	@Test
	void partsThatWereNeverWrittenHaveTheFillValue() throws IOException {
		ExternalTool.run(folder, "python3", "-c", ARRAY + """
			with h5py.File('file.h5', 'w') as file:
			    data = file.create_dataset('d', (4, 6), 'f4', chunks=(2, 3), fillvalue=7)
			    data[0, 0] = 1
			    file.create_dataset('e', (2, 2), 'f4', fillvalue=3)
			""");
		final float[] expected = new float[24];
		Arrays.fill(expected, 7);
		expected[0] = 1;
		assertArrayEquals(expected, plane("d"));
		assertArrayEquals(new float[] { 3, 3, 3, 3 }, plane("e"));
	}

	@Test
	void realNumbersAreRead() throws IOException {
		ExternalTool.run(folder, "python3", "-c", ARRAY + """
			with h5py.File('file.h5', 'w') as file:
			    for name in ('f2', 'f4', '>f4', 'f8', '>f8', 'i1', 'u1', 'i2', '>u2', '>i4', 'u4', 'i8', '>u8'):
			        file[name] = np.array([[1, 2], [3, 100]], name)
			    file['bool'] = np.array([[True, False], [False, True]])
			    file.create_dataset('compact', data=np.zeros((1, 1)))
			""");
		for (final String name : new String[] { "f2", "f4", ">f4", "f8", ">f8", "i1", "u1", "i2", ">u2", ">i4", "u4", "i8", ">u8" })
			assertArrayEquals(new float[] { 1, 2, 3, 100 }, plane(name), name);
		assertArrayEquals(new float[] { 1, 0, 0, 1 }, plane("bool"));
	}

	@Test
	void whatIsNoImageIsListedWithANote() throws IOException {
		ExternalTool.run(folder, "python3", "-c", ARRAY + """
			with h5py.File('file.h5', 'w') as file:
			    file['text'] = 'text'
			    file['texts'] = ['a', 'b']
			    file['fixed'] = np.bytes_('fixed')
			    file['scalar'] = 1.5
			    file['table'] = np.zeros(3, [('a', 'f4'), ('b', 'i4', (3,))])
			    file['empty'] = h5py.Empty('f4')
			    file['none'] = np.zeros((0, 3))
			    file['type'] = np.dtype('f4')
			    file['reference'] = file['scalar'].ref
			    file.create_dataset('sequences', (2,), h5py.vlen_dtype('f4'))
			    file['int complex'] = np.zeros((2, 2), [('r', 'i2'), ('i', 'i2')])
			""");
		final Map<String, String> notes = new Hdf5Format().entries(folder.resolve("file.h5")).stream()
			.collect(Collectors.toMap(FileEntry::name, FileEntry::note));
		assertEquals(11, notes.size());
		assertTrue(notes.values().stream().noneMatch(String::isEmpty), notes.toString());
	}

	@Test
	void filtersThatAreNotKnownAreNamed() throws IOException {
		ExternalTool.run(folder, "python3", "-c", ARRAY + "h5py.File('file.h5', 'w').create_dataset('d', data=a, scaleoffset=0)");
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> plane("d"));
		assertTrue(e.getMessage().contains("filter 6"), e.getMessage());
	}

	private float[] plane(final String entry) throws IOException {
		try (PlaneReader reader = new Hdf5Format().open(folder.resolve("file.h5"), new ReadOptions(entry, ""))) {
			return reader.read(0);
		}
	}

	/** Sample i is i - 2i * j. */
	private static void requireArray(final Path file, final String entry, final String what) throws IOException {
		try (PlaneReader reader = new Hdf5Format().open(file, new ReadOptions(entry, ""))) {
			assertEquals(new ImageShape(5, 7, 3, 2, 1), reader.shape());
			assertTrue(reader.complex());
			for (final int k : new int[] { 0, 1, 2, 3, 4, 5, 2, 0 }) {
				final float[] plane = reader.read(k);
				for (int i = 0; i < 35; i++) {
					assertEquals(35 * k + i, plane[2 * i], what);
					assertEquals(-2 * (35 * k + i), plane[2 * i + 1], what);
				}
			}
		}
	}
}
