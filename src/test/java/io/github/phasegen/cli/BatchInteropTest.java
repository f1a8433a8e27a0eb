package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import io.github.phasegen.testing.ExternalTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set made of a sample head, read as training code in Python does. */
class BatchInteropTest {

	/** Centred, orthonormal, root sum of squares: what fastMRI's loaders and transforms expect. */
	private static final String SCRIPT = """
		import glob, h5py, numpy as np
		for name in sorted(glob.glob('*.h5')):
			with h5py.File(name, 'r') as f:
				k = f['kspace'][()]
				rss = f['reconstruction_rss'][()]
				assert k.dtype == np.complex64 and rss.dtype == np.float32, (k.dtype, rss.dtype)
				image = np.fft.fftshift(np.fft.ifft2(np.fft.ifftshift(k, (-2, -1)), norm='ortho'), (-2, -1))
				error = np.abs(np.sqrt((np.abs(image) ** 2).sum(1)) - rss).max() / rss.max()
				assert error < 1e-5, error
				assert abs(f.attrs['max'] - rss.max()) <= 1e-6 * rss.max(), f.attrs['max']
				assert abs(f.attrs['norm'] - np.linalg.norm(rss)) <= 1e-4 * np.linalg.norm(rss), f.attrs['norm']
				assert len(f['ismrmrd_header'][()]) > 100
				print(name, *k.shape, int(round(float(rss.max()))), f.attrs['acquisition'])
		""";

	@TempDir
	private Path folder;

	@Test
	void pythonReadsADataSetOfASampleHead() {
		ExternalTool.assumePythonModule("h5py");
		final Cli call = Cli.run("batch", "sample-data", "-o", folder, "--phase", "naive", "--coils", 4, "--pattern",
			"head_t1_itk.tif").succeeded();
		assertTrue(call.out().startsWith("1 of 1 files done"), call.out());
		final String[] lines = ExternalTool.run(folder, "python3", "-c", SCRIPT).strip().split("\\R");
		assertEquals(1, lines.length);
		assertTrue(lines[0].startsWith("head_t1_itk.h5 8 4 128 128 4098"), lines[0]);
	}
}
