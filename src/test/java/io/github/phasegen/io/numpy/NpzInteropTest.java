package io.github.phasegen.io.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.testing.ExternalTool;

/** Archives that NumPy itself reads and writes. */
class NpzInteropTest {

	@TempDir
	Path folder;

	@BeforeAll
	static void needsNumPy() {
		ExternalTool.assumePythonModule("numpy");
	}

	@Test
	void numPyReadsOurs() throws IOException {
		final ImageMetadata kspace = new Encoding(Optional.empty(), Encoding.Readout.X, 5, 4).addTo(ImageMetadata.titled(""));
		new NpzFormat().write(folder.resolve("kspace.npz"), new ComplexImage(TestImages.complex(2, 3, 1).pixels(), kspace),
			ComplexOutput.REAL_IMAGINARY, false);
		new NpzFormat().write(folder.resolve("real.npz"), TestImages.real(1, 3, 1), ComplexOutput.REAL_IMAGINARY, false);
		assertEquals("""
			['kspace'] complex64 (3, 2, 4, 5) True
			['arr_0'] float32 (3, 4, 5) True
			""", ExternalTool.run(folder, "python3", "-c", """
			import numpy as np
			for name in 'kspace', 'real':
			    npz = np.load(name + '.npz', allow_pickle=False)
			    a = npz[npz.files[0]]
			    n = np.arange(a.size)
			    expected = (n + 1) * np.exp(1j * n) if name == 'kspace' else n + 1
			    print(npz.files, a.dtype, a.shape, bool(np.allclose(a.ravel(), expected, rtol=1e-5)))"""));
	}

	@Test
	void weReadWhatNumPyWrites() throws IOException {
		ExternalTool.run(folder, "python3", "-c", """
			import numpy as np
			a = np.arange(60).reshape(2, 2, 3, 5)
			arrays = dict(kspace=(a - 1j * a).astype('<c8'), double=(a - 1j * a), fortran=np.asfortranarray(a - 1j * a), big=a.astype('>f4'))
			np.savez('stored.npz', **arrays)
			np.savez_compressed('compressed.npz', **arrays)""");
		for (final String file : new String[] { "stored.npz", "compressed.npz" })
			for (final String entry : new String[] { "", "kspace", "double", "fortran", "big" })
				assertCounts(folder.resolve(file), entry);
	}

	private static void assertCounts(final Path file, final String entry) throws IOException {
		try (PlaneReader reader = new NpzFormat().open(file, new ReadOptions(entry, ""))) {
			assertEquals(new ImageShape(5, 3, 2, 2, 1), reader.shape());
			final int parts = reader.complex() ? 2 : 1;
			assertEquals(entry.equals("big") ? 1 : 2, parts);
			for (int k = 3; k >= 0; k--) {
				final float[] expected = new float[15 * parts];
				for (int i = 0; i < 15; i++) {
					expected[parts * i] = 15 * k + i;
					expected[parts * i + parts - 1] = parts == 2 ? -(15 * k + i) + 0f : 15 * k + i;
				}
				assertArrayEquals(expected, reader.read(k), 0f, file + " " + entry);
			}
		}
	}
}
