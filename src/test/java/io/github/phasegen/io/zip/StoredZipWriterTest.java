package io.github.phasegen.io.zip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.testing.ExternalTool;

class StoredZipWriterTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void entriesComeBack(final boolean zip64) throws IOException {
		final Path file = write(zip64);
		try (CheckedZip zip = CheckedZip.open(file)) {
			assertEquals(List.of("small", "größer/data"), List.copyOf(zip.entries()));
			for (final String name : zip.entries()) {
				assertEquals(0, zip.dataOffset(name).orElseThrow() % 64);
				try (InputStream in = zip.open(name, 10)) {
					assertArrayEquals(data(name), in.readAllBytes());
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void javaReadsThem(final boolean zip64) throws IOException {
		try (ZipFile zip = new ZipFile(write(zip64).toFile())) {
			assertEquals(2, zip.size());
			assertArrayEquals(data("small"), zip.getInputStream(zip.getEntry("small")).readAllBytes());
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void pythonFindsNothingWrong(final boolean zip64) throws IOException {
		ExternalTool.assumeInstalled("python3");
		write(zip64);
		assertEquals("None\n", ExternalTool.run(folder, "python3", "-c", "import zipfile; print(zipfile.ZipFile('a.zip').testzip())"));
	}

	@Test
	void sizesBeyondFourGigabytesNeedZip64() throws IOException {
		try (StoredZipWriter zip = new StoredZipWriter(folder.resolve("a.zip"), false)) {
			assertThrows(IllegalStateException.class, () -> zip.begin("huge", StoredZipWriter.ZIP64_SIZE));
		}
		try (StoredZipWriter zip = new StoredZipWriter(folder.resolve("b.zip"), true)) {
			assertEquals(0, zip.begin("huge", StoredZipWriter.ZIP64_SIZE));
		}
	}

	private Path write(final boolean zip64) throws IOException {
		final Path file = folder.resolve("a.zip");
		try (StoredZipWriter zip = new StoredZipWriter(file, zip64)) {
			zip.entry("small", data("small"));
			final String name = "größer/data";
			final long offset = zip.begin(name, 10);
			final StoredZipWriter.Body body = zip.body();
			body.write(ByteBuffer.wrap(data(name), 0, 6));
			body.write(ByteBuffer.wrap(data(name), 6, 4));
			zip.end(name, 10, offset, body.crc());
			zip.finish();
		}
		return file;
	}

	private static byte[] data(final String name) {
		return name.equals("small") ? new byte[] { 1, 2 } : new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
	}
}
