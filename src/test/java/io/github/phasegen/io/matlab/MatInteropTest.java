package io.github.phasegen.io.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.testing.ExternalTool;

/** Files that SciPy reads and writes. */
class MatInteropTest {

	@TempDir
	Path folder;

	@BeforeAll
	static void needsSciPy() {
		ExternalTool.assumePythonModule("scipy.io");
	}

	@Test
	void sciPyReadsOurs() throws IOException {
		for (final int[] size : new int[][] { { 1, 1, 1 }, { 1, 3, 1 }, { 2, 3, 1 }, { 2, 3, 6 } }) {
			final String name = "" + size[0] + size[1] + size[2] + ".mat";
			new MatFormat().write(folder.resolve("complex" + name), TestImages.complex(size[0], size[1], size[2]),
				ComplexOutput.REAL_IMAGINARY, false);
			new MatFormat().write(folder.resolve("real" + name), TestImages.real(size[0], size[1], size[2]), ComplexOutput.REAL_IMAGINARY,
				false);
		}
		assertEquals("""
			complex complex64 (4, 5) True
			real float32 (4, 5) True
			complex complex64 (4, 5, 3) True
			real float32 (4, 5, 3) True
			complex complex64 (4, 5, 3, 2) True
			real float32 (4, 5, 3, 2) True
			complex complex64 (4, 5, 3, 2, 6) True
			real float32 (4, 5, 3, 2, 6) True
			""", python("""
			import numpy as np, scipy.io
			for size in '111', '131', '231', '236':
			    for kind in 'complex', 'real':
			        a = scipy.io.loadmat(kind + size + '.mat')['data']
			        c, z, t = map(int, size)
			        n = np.arange(a.size).reshape(t, z, c, 4, 5)
			        v = (n + 1) * np.exp(1j * n) if kind == 'complex' else n + 1
			        v = v.transpose(3, 4, 1, 2, 0).reshape(a.shape)
			        print(kind, a.dtype, a.shape, bool(np.allclose(a, v, rtol=1e-5)))"""));
	}

	@Test
	void sciPyReadsOursBitByBit() throws IOException {
		final int[] bits = { 0x80000000, 0, 0x7f800000, 0xff800000, 0x7fc00001, 0xffc12345, 1, 0x80000001, 0x7f7fffff, 0x3f800000 };
		final float[] plane = new float[10];
		for (int i = 0; i < bits.length; i++)
			plane[i] = Float.intBitsToFloat(bits[i]);
		final ImageLayout layout = new ImageLayout(new ImageShape(1, 5, 1, 1, 1), true, ImageMetadata.titled("bits"));
		try (PlaneWriter writer = new MatFormat().create(folder.resolve("bits.mat"), layout, WriteOptions.DEFAULT)) {
			writer.write(plane);
			writer.commit();
		}
		python("import scipy.io; scipy.io.loadmat('bits.mat')['data'].tofile('raw')");
		final ByteBuffer raw = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("raw"))).order(ByteOrder.LITTLE_ENDIAN);
		for (final int expected : bits)
			assertEquals(expected, raw.getInt());
	}

	/** Columns of 3 rows: sample (y, x, z, c) is the number at its place in C order, negated in the imaginary part. */
	@Test
	void weReadWhatSciPyWrites() throws IOException {
		python("""
			import numpy as np, scipy.io
			a = np.arange(120).reshape(3, 5, 4, 2)
			arrays = dict(c8=(a - 1j * a).astype('c8'), c16=a - 1j * a, f4=a.astype('f4'), f8=a.astype('f8'), i2=a.astype('i2'), u1=a.astype('u1'),
			    i8=a.astype('i8'), logical=a > 50, info=dict(te=1.5, matrix=a), names=np.array(['a', 'b'], dtype=object), text='some text')
			scipy.io.savemat('plain.mat', arrays)
			scipy.io.savemat('packed.mat', arrays, do_compression=True)
			scipy.io.savemat('small.mat', dict(a=np.array([[1, 2]], 'u1'), long_name_of_a_variable_that_goes_on=3))""");
		for (final String name : new String[] { "plain.mat", "packed.mat" }) {
			final Path file = folder.resolve(name);
			for (final String entry : new String[] { "c8", "c16", "f4", "f8", "i2", "u1", "i8" })
				assertCounts(file, entry);
			final List<FileEntry> entries = new MatFormat().entries(file);
			assertEquals(11, entries.size());
			assertEquals(List.of(3L, 5L, 4L, 2L), entries.get(0).dimensions());
			assertEquals("of class struct, which is no image", entries.get(8).note());
			assertEquals("of class cell, which is no image", entries.get(9).note());
		}
		try (PlaneReader reader = new MatFormat().open(folder.resolve("small.mat"), new ReadOptions("a", ""))) {
			assertEquals(2, reader.read(0)[1]);
		}
	}

	private static void assertCounts(final Path file, final String entry) throws IOException {
		try (PlaneReader reader = new MatFormat().open(file, new ReadOptions(entry, ""))) {
			assertEquals(new ImageShape(5, 3, 2, 4, 1), reader.shape());
			assertEquals(entry.startsWith("c"), reader.complex());
			final int parts = reader.complex() ? 2 : 1;
			for (int k = 0; k < 8; k++) {
				final float[] plane = reader.read(k);
				for (int i = 0; i < 15; i++) {
					final float expected = k % 2 + 2 * (k / 2 + 4 * i);
					assertEquals(expected, plane[parts * i], entry);
					if (parts == 2)
						assertEquals(-expected, plane[2 * i + 1], 0f, entry);
				}
			}
		}
	}

	private String python(final String script) {
		return ExternalTool.run(folder, "python3", "-c", script);
	}
}
