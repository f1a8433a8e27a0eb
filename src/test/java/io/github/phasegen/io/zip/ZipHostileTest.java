package io.github.phasegen.io.zip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** Archives that are damaged, or made to do harm: each gives one exception that names file and entry. */
class ZipHostileTest {

	private static final byte[] DATA = "the same words, the same words, the same words".getBytes(StandardCharsets.UTF_8);
	private static final long FULL = 0xffffffffL;

	@TempDir
	Path folder;

	static Stream<Arguments> corrupt() {
		return Stream.of(
			arguments("signature", "of gzip", changed(0, 0x1f)),
			arguments("signature", "bytes before the archive", new ZipBuilder().prefix(new byte[] { 'M', 'Z', 0, 0 }).stored("a", DATA).bytes()),
			arguments("entry name", "traversal", named("../a")),
			arguments("entry name", "traversal inside", named("a/../../b")),
			arguments("entry name", "traversal at the end", named("a/..")),
			arguments("entry name", "only dots", named("..")),
			arguments("entry name", "one dot", named("a/./b")),
			arguments("entry name", "absolute", named("/etc/passwd")),
			arguments("entry name", "backslash", named("..\\a")),
			arguments("entry name", "absolute, backslash", named("\\\\server\\a")),
			arguments("entry name", "drive", named("C:a")),
			arguments("entry name", "drive and slash", named("c:/a")),
			arguments("entry name", "empty", named("")),
			arguments("entry name", "zero byte", named("a\0.txt")),
			arguments("entry name", "line break", named("a\nb")),
			arguments("entry name", "not UTF-8", entry(e -> e.name = e.localName = new byte[] { 'a', (byte) 0xc3, '(' })),
			arguments("entry a", "twice", new ZipBuilder().stored("a", DATA).stored("b", DATA).stored("a", DATA).bytes()),
			arguments("entry b, local header", "signature", new ZipBuilder().stored("a", DATA).stored("b", DATA, e -> e.localSignature = 0x04034b51).bytes()),
			arguments("entry a, local header", "another name", entry(e -> e.localName = new byte[] { 'b' })),
			arguments("entry a, local header", "a longer name", entry(e -> e.localName = new byte[] { 'a', 'b' })),
			arguments("entry a, local header", "a name beyond the file", entry(e -> e.localName = new byte[0xffff])),
			arguments("entry a, local header, compression", "another", entry(e -> e.localMethod = 8)),
			arguments("entry a, local header, encryption", "only there", entry(e -> e.localFlags |= 1)),
			arguments("entry a, local header, CRC", "another", entry(e -> e.localCrc++)),
			arguments("entry a, local header, size", "another", entry(e -> e.localSize++)),
			arguments("entry a, local header, stored size", "another", entry(e -> e.localStoredSize = 0)),
			arguments("entry a, size", "more than stored", entry(e -> e.size++)),
			arguments("entry a, size", "less than stored", entry(e -> e.size--)),
			arguments("entry a, size", "more than deflate can give", deflated(e -> e.size = 2_000_000_000)),
			arguments("entry a, size", "2^63 - 1", deflated(e -> sizes(e, Long.MAX_VALUE, e.storedSize))),
			arguments("entry a, size", "negative", deflated(e -> sizes(e, -1, e.storedSize))),
			arguments("entry a/, size", "a folder with contents", new ZipBuilder().stored("a/", DATA).bytes()),
			arguments("entry a, stored size", "beyond the directory", entry(e -> {
				e.storedSize = e.size = DATA.length + 30;
				e.localFlags |= 8;
			})),
			arguments("entry a, stored size", "2^63 - 1", entry(e -> sizes(e, Long.MAX_VALUE, Long.MAX_VALUE))),
			arguments("entry a, stored size", "negative", entry(e -> sizes(e, -46, -46))),
			arguments("entry a, stored size", "overflows the ratio", deflated(e -> sizes(e, 100, Long.MAX_VALUE / 1032 + 1))),
			arguments("entry a, offset", "in the directory", entry(e -> e.offset = 77L)),
			arguments("entry a, offset", "beyond the end", entry(e -> e.offset = 1_000_000L)),
			arguments("entry a, offset", "2^63 - 1", entry(e -> offset(e, Long.MAX_VALUE))),
			arguments("entry a, offset", "negative", entry(e -> offset(e, -1))),
			arguments("entry a, local header", "one byte late", entry(e -> e.offset = 1L)),
			arguments("entry a, zip64 extra field", "missing", entry(e -> e.size = FULL)),
			arguments("entry a, zip64 extra field", "too short", entry(e -> {
				e.size = e.storedSize = FULL;
				e.extra = ZipBuilder.zip64Extra(5);
			})),
			arguments("entry a, zip64 extra field", "beyond the extra field", entry(e -> {
				e.size = FULL;
				e.extra = new byte[] { 1, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
			})),
			arguments("central directory, entry 0", "signature", entry(e -> e.signature = 0)),
			arguments("central directory", "an entry not counted", end(sound(), 8, 1, 10, 1)),
			arguments("end of central directory, entries of this volume", "another number", end(sound(), 8, 1)),
			arguments("entries", "more than fit", end(sound(), 8, 200, 10, 200)),
			arguments("central directory, entry 2", "one more than there is", end(new ZipBuilder().stored("a".repeat(100), DATA).stored("b",
				DATA), 8, 3, 10, 3)),
			arguments("central directory", "offset beyond the end", end(sound(), 17, 200)),
			arguments("central directory", "offset one early", sound().end(b -> b.putInt(16, b.getInt(16) - 1)).bytes()),
			arguments("central directory", "size too large", end(sound(), 15, 127)),
			arguments("central directory", "size 0", end(sound(), 12, 0)),
			arguments("end of central directory", "comment longer than the file", end(sound(), 20, 1)),
			arguments("zip64 locator", "beyond the end", sound().end64(b -> b.putLong(64, 1L << 40)).bytes()),
			arguments("zip64 locator", "2^63 - 1", sound().end64(b -> b.putLong(64, Long.MAX_VALUE)).bytes()),
			arguments("zip64 locator", "negative", sound().end64(b -> b.putLong(64, -1)).bytes()),
			arguments("zip64 end of central directory", "elsewhere", sound().end64(b -> b.putLong(64, 1)).bytes()),
			arguments("zip64 end of central directory", "length 2^63 - 1", sound().end64(b -> b.putLong(4, Long.MAX_VALUE)).bytes()),
			arguments("end of central directory, entries", "others in zip64", sound().end64(b -> b.putLong(24, 3).putLong(32, 3)).bytes()),
			arguments("end of central directory, size", "another in zip64", sound().end64(b -> b.putLong(40, 1)).bytes()),
			arguments("end of central directory, offset", "another in zip64", sound().end64(b -> b.putLong(48, 1)).bytes()),
			arguments("entries", "2^63 - 1 in zip64", sound().end64(b -> b.putLong(24, Long.MAX_VALUE).putLong(32, Long.MAX_VALUE)).end(b -> b
				.putInt(8, -1)).bytes()),
			arguments("entries", "negative in zip64", sound().end64(b -> b.putLong(24, -1).putLong(32, -1)).end(b -> b.putInt(8, -1)).bytes()),
			arguments("central directory", "size 2^63 - 1 in zip64", sound().end64(b -> b.putLong(40, Long.MAX_VALUE)).end(b -> b.putInt(12, -1))
				.bytes()),
			arguments("central directory", "offset negative in zip64", sound().end64(b -> b.putLong(48, Long.MIN_VALUE)).end(b -> b.putInt(16, -1))
				.bytes()));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("corrupt")
	void anArchiveThatContradictsItselfIsNamed(final String field, final String what, final byte[] bytes) throws IOException {
		final Path file = write(bytes);
		final ImageFileException e = assertThrows(CorruptFileException.class, () -> CheckedZip.open(file).close());
		assertNames(file, field, e);
	}

	static Stream<Arguments> unsupported() {
		return Stream.of(
			arguments("entry a, flags", "encrypted", entry(e -> e.flags |= 1)),
			arguments("entry a, flags", "strongly encrypted", entry(e -> e.flags |= 65)),
			arguments("entry a, flags", "masked", entry(e -> e.flags |= 1 << 13)),
			arguments("entry a, compression", "deflate64", entry(e -> e.method = e.localMethod = 9)),
			arguments("entry a, compression", "bzip2", entry(e -> e.method = e.localMethod = 12)),
			arguments("entry a, compression", "AES", entry(e -> e.method = e.localMethod = 99)),
			arguments("entry a, compression", "shrink", entry(e -> e.method = e.localMethod = 1)),
			arguments("entry a, volume", "another", entry(e -> e.volume = 1)),
			arguments("volume", "second of two", end(sound(), 4, 1)),
			arguments("volume", "directory elsewhere", end(sound(), 6, 1)),
			arguments("volume", "two in zip64", sound().end64(b -> b.putInt(72, 2)).bytes()));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("unsupported")
	void validArchivesOfOtherKindsAreNotCalledCorrupt(final String field, final String what, final byte[] bytes) throws IOException {
		final Path file = write(bytes);
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> CheckedZip.open(file).close());
		assertNames(file, field, e);
	}

	static Stream<Arguments> corruptData() {
		return Stream.of(
			arguments("entry a, CRC", "another byte", entry(e -> e.stored = changedData(3))),
			arguments("entry a, CRC", "another CRC", deflated(e -> e.crc = e.localCrc = 1)),
			arguments("entry a, data", "more than promised", deflated(e -> {
				e.stored = ZipBuilder.deflate((new String(DATA, StandardCharsets.UTF_8) + "!").getBytes(StandardCharsets.UTF_8));
				e.storedSize = e.localStoredSize = e.stored.length;
			})),
			arguments("entry a, data", "less than promised", deflated(e -> e.size = e.localSize = DATA.length + 1)),
			arguments("entry a, data", "no deflate data", deflated(e -> Arrays.fill(e.stored, (byte) 0xff))),
			arguments("entry a, data", "no end", deflated(e -> {
				e.stored = Arrays.copyOf(e.stored, e.stored.length - 3);
				e.storedSize = e.localStoredSize = e.stored.length;
			})),
			arguments("entry a, data", "nothing", deflated(e -> {
				e.stored = new byte[0];
				e.storedSize = e.localStoredSize = 0;
			})));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("corruptData")
	void dataThatContradictTheDirectoryAreNamed(final String field, final String what, final byte[] bytes) throws IOException {
		final Path file = write(bytes);
		try (CheckedZip zip = CheckedZip.open(file); InputStream in = zip.open("a", 1000)) {
			assertNames(file, field, assertThrows(CorruptFileException.class, in::readAllBytes));
		}
	}

	@Test
	void everyEarlyEndIsNoticed() throws IOException {
		final byte[] bytes = sound().zip64().bytes();
		for (int length = 0; length < bytes.length; length++) {
			final Path file = write(Arrays.copyOf(bytes, length));
			assertThrows(CorruptFileException.class, () -> CheckedZip.open(file).close(), "cut to " + length);
		}
	}

	@Test
	void bytesBehindTheEndAreNoticed() throws IOException {
		final byte[] bytes = sound().bytes();
		assertThrows(CorruptFileException.class, () -> CheckedZip.open(write(Arrays.copyOf(bytes, bytes.length + 1))).close());
	}

	/** A bomb is refused by the bound of the caller before a byte of it is inflated, and cannot lie about its size. */
	@Test
	void bombsStayFolded() throws IOException {
		final byte[] zeros = new byte[1 << 24];
		final Path honest = write(new ZipBuilder().deflated("a", zeros).bytes());
		try (CheckedZip zip = CheckedZip.open(honest)) {
			assertThrows(UnsupportedFormatException.class, () -> zip.open("a", 1 << 20));
		}
		final Path liar = write(new ZipBuilder().deflated("a", zeros, e -> e.size = e.localSize = 1000).bytes());
		try (CheckedZip zip = CheckedZip.open(liar); InputStream in = zip.open("a", 1 << 20)) {
			assertThrows(CorruptFileException.class, in::readAllBytes);
		}
	}

	/** Entries that all refer to the same deflated bytes: quadratic growth without nesting (Fifield 2019). */
	@Test
	void overlappingEntriesAreRefused() throws IOException {
		final byte[] kernel = ZipBuilder.deflate(new byte[1 << 20]);
		final ZipBuilder builder = new ZipBuilder();
		for (int i = 0; i < 100; i++) {
			final byte[] name = ("a" + i % 10 + i / 10).getBytes(StandardCharsets.US_ASCII);
			builder.stored("", new byte[0], e -> {
				e.name = e.localName = name;
				e.method = e.localMethod = 8;
				e.size = e.localSize = 1 << 20;
				e.storedSize = e.localStoredSize = kernel.length + 33;
			});
		}
		builder.stored("kernel", kernel);
		final Path file = write(builder.bytes());
		assertTrue(assertThrows(CorruptFileException.class, () -> CheckedZip.open(file).close()).field().endsWith("offset"));
	}

	@Test
	void moreEntriesThanAnyModelHasAreUnsupported() throws IOException {
		final ZipBuilder builder = new ZipBuilder().zip64().end(b -> b.putInt(8, -1));
		for (int i = 0; i <= 100_000; i++)
			builder.stored(Integer.toString(i, 36), new byte[0]);
		final Path file = write(builder.bytes());
		final UnsupportedFormatException e = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(
			UnsupportedFormatException.class, () -> CheckedZip.open(file).close()));
		assertEquals("entries", e.field());
	}

	@Test
	void aChangedByteGivesAnArchiveOrATypedError() throws IOException {
		final byte[] sound = sound().deflated("c", DATA).zip64().bytes();
		for (int i = 0; i < sound.length; i++)
			for (final int flip : new int[] { 1, 0x10, 0x80, 0xff }) {
				final byte[] changed = sound.clone();
				changed[i] ^= (byte) flip;
				readOrRefuse(write(changed));
			}
	}

	private static void readOrRefuse(final Path file) throws IOException {
		try (CheckedZip zip = CheckedZip.open(file)) {
			for (final String name : zip.entries())
				try (InputStream in = zip.open(name, 1 << 20)) {
					in.readAllBytes();
				}
		}
		catch (final ImageFileException e) {
			assertTrue(e.getMessage().contains(file.toString()));
		}
	}

	private static void assertNames(final Path file, final String field, final ImageFileException e) {
		assertEquals(field, e.field(), e.getMessage());
		assertEquals(file.toString(), e.file());
		assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
	}

	private static ZipBuilder sound() {
		return new ZipBuilder().stored("a", DATA).stored("b", DATA);
	}

	private static byte[] named(final String name) {
		return new ZipBuilder().stored(name, DATA).bytes();
	}

	private static byte[] entry(final Consumer<ZipBuilder.Entry> change) {
		return new ZipBuilder().stored("a", DATA, change).bytes();
	}

	private static byte[] deflated(final Consumer<ZipBuilder.Entry> change) {
		return new ZipBuilder().deflated("a", DATA, change).bytes();
	}

	private static void sizes(final ZipBuilder.Entry entry, final long size, final long storedSize) {
		entry.size = entry.storedSize = FULL;
		entry.extra = ZipBuilder.zip64Extra(size, storedSize);
	}

	private static void offset(final ZipBuilder.Entry entry, final long offset) {
		entry.offset = FULL;
		entry.extra = ZipBuilder.zip64Extra(offset);
	}

	/** Pairs of position and new value, in bytes of the end record. */
	private static byte[] end(final ZipBuilder builder, final int... changes) {
		return builder.end(bytes -> {
			for (int i = 0; i < changes.length; i += 2)
				bytes.put(changes[i], (byte) changes[i + 1]);
		}).bytes();
	}

	private static byte[] changed(final int position, final int value) {
		final byte[] bytes = sound().bytes();
		bytes[position] = (byte) value;
		return bytes;
	}

	private static byte[] changedData(final int position) {
		final byte[] data = DATA.clone();
		data[position]++;
		return data;
	}

	private Path write(final byte[] bytes) throws IOException {
		return Files.write(folder.resolve("hostile.zip"), bytes);
	}
}
