package io.github.phasegen.io.zip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

class CheckedZipTest {

	private static final byte[] DATA = new byte[100_000];

	static {
		new Random(1).nextBytes(DATA);
		Arrays.fill(DATA, 1000, 50_000, (byte) 7);
	}

	@TempDir
	Path folder;

	@Test
	void readsStoredAndDeflatedEntries() throws IOException {
		final ZipBuilder builder = new ZipBuilder().stored("a/stored", DATA).deflated("a/deflated", DATA).stored("a/b/", new byte[0]).deflated(
			"none", new byte[0]);
		try (CheckedZip zip = open(builder.bytes())) {
			assertEquals(List.of("a/stored", "a/deflated", "a/b/", "none"), List.copyOf(zip.entries()));
			for (final String name : List.of("a/stored", "a/deflated")) {
				assertEquals(DATA.length, zip.size(name));
				assertArrayEquals(DATA, bytes(zip, name));
			}
			assertEquals(0, bytes(zip, "a/b/").length);
			assertEquals(0, bytes(zip, "none").length);
		}
	}

	@Test
	void readsByteByByte() throws IOException {
		try (CheckedZip zip = open(new ZipBuilder().deflated("a", new byte[] { 1, -1 }).bytes()); InputStream in = zip.open("a", 2)) {
			assertEquals(1, in.read());
			assertEquals(255, in.read());
			assertEquals(-1, in.read());
		}
	}

	@Test
	void storedEntriesAreReadAtAnyPosition() throws IOException {
		final byte[] bytes = new ZipBuilder().stored("a", DATA).deflated("b", DATA).bytes();
		try (CheckedZip zip = open(bytes)) {
			final OptionalLong offset = zip.dataOffset("a");
			assertArrayEquals(DATA, Arrays.copyOfRange(bytes, (int) offset.getAsLong(), (int) offset.getAsLong() + DATA.length));
			final ByteBuffer part = ByteBuffer.allocate(100);
			zip.read("a", DATA.length - 100, part);
			assertArrayEquals(Arrays.copyOfRange(DATA, DATA.length - 100, DATA.length), part.array());
			assertThrows(CorruptFileException.class, () -> zip.read("a", DATA.length - 99, part.clear()));
			assertThrows(CorruptFileException.class, () -> zip.read("a", -1, part.clear()));
			assertEquals(OptionalLong.empty(), zip.dataOffset("b"));
			assertThrows(UnsupportedFormatException.class, () -> zip.read("b", 0, part.clear()));
		}
	}

	@Test
	void readsZip64() throws IOException {
		final ZipBuilder builder = new ZipBuilder().zip64().stored("a", DATA, entry -> {
			entry.extra = ZipBuilder.zip64Extra(DATA.length, DATA.length);
			entry.size = 0xffffffffL;
			entry.storedSize = 0xffffffffL;
			entry.localSize = 0xffffffffL;
			entry.localStoredSize = 0xffffffffL;
		}).stored("b", DATA);
		try (CheckedZip zip = open(builder.bytes())) {
			assertArrayEquals(DATA, bytes(zip, "a"));
			assertArrayEquals(DATA, bytes(zip, "b"));
		}
	}

	/** As Python's zipfile and PyTorch write them. */
	@Test
	void sizesMayFollowTheData() throws IOException {
		final ZipBuilder builder = new ZipBuilder().deflated("a", DATA, entry -> {
			entry.flags |= 8;
			entry.localFlags |= 8;
			entry.localSize = 0;
			entry.localStoredSize = 0;
			entry.localCrc = 0;
		});
		try (CheckedZip zip = open(builder.bytes())) {
			assertArrayEquals(DATA, bytes(zip, "a"));
		}
	}

	@Test
	void readsWhatJavaWrites() throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.setComment("PK\5\6 a comment that looks like the end of the archive");
			for (final String name : List.of("größe.npy", "b")) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(DATA);
			}
		}
		try (CheckedZip zip = open(out.toByteArray())) {
			assertArrayEquals(DATA, bytes(zip, "größe.npy"));
			assertArrayEquals(DATA, bytes(zip, "b"));
		}
	}

	@Test
	void anEmptyArchiveIsSound() throws IOException {
		try (CheckedZip zip = open(new ZipBuilder().bytes())) {
			assertTrue(zip.entries().isEmpty());
		}
	}

	@Test
	void theBoundOfTheCallerHolds() throws IOException {
		try (CheckedZip zip = open(new ZipBuilder().deflated("a", DATA).bytes())) {
			final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> zip.open("a", DATA.length - 1));
			assertEquals("entry a, size", e.field());
		}
	}

	@Test
	void anUnknownNameIsNamed() throws IOException {
		try (CheckedZip zip = open(new ZipBuilder().stored("a", DATA).bytes())) {
			assertEquals("entry b", assertThrows(CorruptFileException.class, () -> zip.open("b", 1)).field());
			assertThrows(CorruptFileException.class, () -> zip.size("b"));
			assertThrows(CorruptFileException.class, () -> zip.dataOffset("b"));
		}
		assertThrows(NoSuchFileException.class, () -> CheckedZip.open(folder.resolve("missing.zip")));
	}

	@Test
	void isRecognisedByItsFirstBytes() {
		assertTrue(CheckedZip.isZip(new ZipBuilder().stored("a", DATA).bytes()));
		assertTrue(CheckedZip.isZip(new ZipBuilder().bytes()));
		assertFalse(CheckedZip.isZip(new byte[] { 'P', 'K', 3 }));
		assertFalse(CheckedZip.isZip(new byte[] { 'P', 'K', 3, 5 }));
	}

	/** The file can be deleted, on every system, once the archive or the failed attempt to open it is over. */
	@Test
	void leavesNoFileOpen() throws IOException {
		final Path file = Files.write(folder.resolve("broken.zip"), new byte[] { 'P', 'K', 3, 4, 0 });
		assertThrows(CorruptFileException.class, () -> CheckedZip.open(file));
		Files.delete(file);
	}

	private CheckedZip open(final byte[] bytes) throws IOException {
		return CheckedZip.open(Files.write(folder.resolve("archive.zip"), bytes));
	}

	private static byte[] bytes(final CheckedZip zip, final String name) throws IOException {
		try (InputStream in = zip.open(name, DATA.length)) {
			return in.readAllBytes();
		}
	}
}
