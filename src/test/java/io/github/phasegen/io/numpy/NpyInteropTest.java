package io.github.phasegen.io.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.testing.ExternalTool;

/** Files that NumPy itself reads and writes. */
class NpyInteropTest {

	private static final ImageShape SHAPE = new ImageShape(5, 3, 2, 4, 1);

	@TempDir
	Path folder;

	@BeforeAll
	static void needsNumPy() {
		ExternalTool.assumePythonModule("numpy");
	}

	/** 4 slices of 2 coils of 3 rows of 5 columns, with zeros of both signs, infinities and NaN. */
	@Test
	void numPyReadsOursBitByBit() throws IOException {
		final int[] bits = new int[2 * (int) SHAPE.samples()];
		for (int i = 0; i < bits.length; i++)
			bits[i] = Float.floatToRawIntBits(i * 0.1f);
		System.arraycopy(new int[] { 0x80000000, 0x7f800000, 0xff800000, 0x7fc00001, 0xffc12345, 1, 0x7f7fffff }, 0, bits, 50, 7);
		try (PlaneWriter writer = new NpyFormat().create(folder.resolve("ours.npy"), new ImageLayout(SHAPE, true,
			ImageMetadata.titled("ours")), WriteOptions.DEFAULT))
		{
			for (int k = 0; k < SHAPE.planeCount(); k++) {
				final float[] plane = new float[30];
				for (int i = 0; i < 30; i++)
					plane[i] = Float.intBitsToFloat(bits[30 * k + i]);
				writer.write(plane);
			}
			writer.commit();
		}
		final String printed = python("""
			import numpy as np
			a = np.load('ours.npy', mmap_mode='r')
			print(a.dtype.str, a.shape, a.flags.c_contiguous, a.offset % 64)
			a.tofile('raw')""");
		assertEquals("<c8 (4, 2, 3, 5) True 0\n", printed);
		final ByteBuffer raw = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("raw"))).order(ByteOrder.LITTLE_ENDIAN);
		final int[] read = new int[bits.length];
		raw.asIntBuffer().get(read);
		assertArrayEquals(bits, read);
	}

	@Test
	void numPyReadsOurRealImages() throws IOException {
		for (final int[] size : new int[][] { { 1, 1, 1 }, { 1, 3, 1 }, { 2, 3, 1 }, { 2, 3, 6 } })
			new NpyFormat().write(folder.resolve("real" + size[2] + size[0] + size[1] + ".npy"), TestImages.real(size[0], size[1], size[2]),
				ComplexOutput.REAL_IMAGINARY, false);
		assertEquals("""
			<f4 (4, 5) True
			<f4 (3, 4, 5) True
			<f4 (3, 2, 4, 5) True
			<f4 (6, 3, 2, 4, 5) True
			""", python("""
			import numpy as np
			for name in '111', '113', '123', '623':
			    a = np.load('real' + name + '.npy')
			    print(a.dtype.str, a.shape, bool((a.ravel() == 1 + np.arange(a.size)).all()))"""));
	}

	/** Each holds the numbers 0, 1, 2, ... over frames, slices, coils, rows and columns; complex ones have them negated as imaginary part. */
	@Test
	void weReadWhatNumPyWrites() throws IOException {
		final String[] names = python("""
			import numpy as np
			a = np.arange(60).reshape(1, 2, 2, 3, 5)
			for dtype in '<c8', '>c8', '<c16', '>c16', '<f2', '>f4', '<f8', '|u1', '<i2', '>u4', '<i8', '>u8':
			    for order in 'C', 'F':
			        name = dtype[1:] + order + ('big' if dtype[0] == '>' else '')
			        v = a - 1j * a if dtype[1] == 'c' else a
			        np.save(name, np.array(v.astype(dtype), order=order))
			        print(name)
			np.lib.format.write_array(open('c8v2.npy', 'wb'), (a - 1j * a).astype('<c8'), version=(2, 0))
			np.lib.format.write_array(open('c8v3.npy', 'wb'), (a - 1j * a).astype('<c8'), version=(3, 0))
			print('c8v2\\nc8v3')""").strip().split("\n");
		assertEquals(26, names.length);
		for (final String name : names)
			assertCounts(folder.resolve(name + ".npy"), name.startsWith("c"));
	}

	private static void assertCounts(final Path file, final boolean complex) throws IOException {
		try (PlaneReader reader = new NpyFormat().open(file, ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(5, 3, 2, 2, 1), reader.shape(), file.toString());
			assertEquals(complex, reader.complex());
			for (int k = 0; k < 4; k++) {
				final float[] plane = reader.read(k);
				for (int i = 0; i < 15; i++) {
					assertEquals(15 * k + i, plane[complex ? 2 * i : i], file.toString());
					if (complex)
						assertEquals(-(15 * k + i), plane[2 * i + 1], 0f, file.toString());
				}
			}
		}
	}

	private String python(final String script) {
		return ExternalTool.run(folder, "python3", "-c", script);
	}
}
