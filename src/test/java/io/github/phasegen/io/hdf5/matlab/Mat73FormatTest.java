package io.github.phasegen.io.hdf5.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.hdf5.fastmri.FastMriFormat;

class Mat73FormatTest extends ImageFormatContract {

	@Override
	protected ImageFormat format() {
		return new Mat73Format();
	}

	@Override
	protected byte[] realFile() throws IOException {
		return written(TestImages.real(1, 3, 1));
	}

	@Override
	protected byte[] complexFile() throws IOException {
		return written(TestImages.complex(1, 3, 1));
	}

	private byte[] written(final ImageContents image) throws IOException {
		final Path file = folder.resolve("made.mat");
		format().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
		final byte[] bytes = Files.readAllBytes(file);
		Files.delete(file);
		return bytes;
	}

	@Test
	void saysItsVersionInTheHeader() throws IOException {
		final byte[] bytes = complexFile();
		assertTrue(new String(bytes, 0, 116, StandardCharsets.US_ASCII).startsWith("MATLAB 7.3 MAT-file"));
		assertEquals("\0\2IM", new String(bytes, 124, 4, StandardCharsets.US_ASCII));
	}

	@Test
	void doesNotRecogniseOtherHdf5() throws IOException {
		final Path file = folder.resolve("other.h5");
		new FastMriFormat().write(file, TestImages.complex(1, 1, 1), ComplexOutput.REAL_IMAGINARY, false);
		assertFalse(format().recognises(Files.readAllBytes(file)));
	}

	@Test
	void listsDimensionsInMatlabsOrder() throws IOException {
		final FileEntry entry = format().entries(file(complexFile())).get(0);
		assertEquals(new FileEntry("data", List.of(4L, 5L, 3L), "complex64", ""), entry);
	}

	@Test
	void axesAreLettersInMatlabsOrder() throws IOException {
		try (PlaneReader reader = format().open(file(complexFile()), new ReadOptions("data", "xyc"))) {
			assertEquals(new ImageShape(4, 5, 3, 1, 1), reader.shape());
			assertEquals(5.0, Math.hypot(reader.read(0)[2 * 4 * 4], reader.read(0)[2 * 4 * 4 + 1]), 1e-4);
		}
	}
}
