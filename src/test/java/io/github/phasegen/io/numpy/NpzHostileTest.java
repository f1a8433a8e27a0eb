package io.github.phasegen.io.numpy;

import static io.github.phasegen.io.HostileFile.corrupt;
import static io.github.phasegen.io.HostileFile.unsupported;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.io.HostileFile;
import io.github.phasegen.io.zip.ZipBuilder;

/** Archives made to do harm; what is wrong with zip alone is tested with {@code CheckedZip}, what is wrong with arrays with .npy files. */
class NpzHostileTest {

	@TempDir
	static Path folder;

	static List<HostileFile> files() {
		final List<HostileFile> files = new ArrayList<>();
		addArchives(files);
		addNames(files);
		addEntries(files);
		for (final HostileFile array : NpyHostileTest.files())
			addArray(files, array);
		return files;
	}

	private static void addArchives(final List<HostileFile> files) {
		final byte[] sound = new ZipBuilder().stored("a.npy", NpyBytes.image().bytes()).bytes();
		for (int length = 0; length < 46; length++) {
			final int end = length;
			files.add(corrupt(length < 4 ? "signature" : "end of central directory", "cut after " + length + " bytes",
				() -> Arrays.copyOf(sound, end)));
		}
		files.add(corrupt("end of central directory", "cut by a byte", () -> Arrays.copyOf(sound, sound.length - 1)));
		files.add(corrupt("signature", "an array without archive", () -> NpyBytes.image().bytes()));
		files.add(unsupported("entries", "none", () -> new ZipBuilder().bytes()));
		files.add(unsupported("entries", "no array", () -> new ZipBuilder().stored("a.txt", new byte[3]).bytes()));
		files.add(unsupported("entries", "a pickle", () -> new ZipBuilder().stored("archive/data.pkl", new byte[3]).bytes()));
		files.add(unsupported("entry", "two images", () -> new ZipBuilder().stored("a.npy", NpyBytes.image().bytes())
			.stored("b.npy", NpyBytes.image().bytes()).bytes()));
	}

	private static void addNames(final List<HostileFile> files) {
		for (final String name : new String[] { "../a.npy", "/a.npy", "a/../../b.npy", "..\\a.npy", "C:/a.npy", "a\0.npy", "a\n.npy" })
			files.add(corrupt("entry name", name.replaceAll("\\p{Cntrl}", "?"),
				() -> new ZipBuilder().stored(name, NpyBytes.image().bytes()).bytes()));
		files.add(corrupt("entry a.npy", "twice", () -> new ZipBuilder().stored("a.npy", NpyBytes.image().bytes())
			.stored("a.npy", NpyBytes.image().bytes()).bytes()));
	}

	private static void addEntries(final List<HostileFile> files) {
		final byte[] array = NpyBytes.image().bytes();
		files.add(corrupt("entry a, signature", "empty", () -> new ZipBuilder().stored("a.npy", new byte[0]).bytes()));
		files.add(corrupt("entry a, signature", "text", () -> new ZipBuilder().deflated("a.npy", "This is no array.".getBytes()).bytes()));
		files.add(corrupt("entry a.npy, CRC", "wrong checksum", () -> new ZipBuilder().deflated("a.npy", array, entry -> {
			entry.crc++;
			entry.localCrc++;
		}).bytes()));
		files.add(corrupt("entry a.npy, data", "damaged", () -> new ZipBuilder().deflated("a.npy", array,
			entry -> Arrays.fill(entry.stored, (byte) 0xff)).bytes()));
		files.add(corrupt("entry a.npy, size", "a bomb that promises more than its bytes can give",
			() -> new ZipBuilder().deflated("a.npy", array, entry -> entry.size = 1L << 31).bytes()));
		files.add(corrupt("entry a.npy, data", "a bomb that gives more than it promises", () -> bomb(false)));
		files.add(unsupported("entry a, data", "a bomb behind a small array", () -> bomb(true)));
		files.add(unsupported("entry a.npy, compression", "bzip2", () -> new ZipBuilder().stored("a.npy", array, entry -> {
			entry.method = 12;
			entry.localMethod = 12;
		}).bytes()));
		files.add(unsupported("entry a.npy, flags", "encrypted", () -> new ZipBuilder().stored("a.npy", array, entry -> {
			entry.flags |= 1;
			entry.localFlags |= 1;
		}).bytes()));
	}

	/** 16 MB of zeros in 16 KB, which the header of the array or the directory of the archive knows nothing of. */
	private static byte[] bomb(final boolean directoryKnows) {
		final byte[] sound = NpyBytes.image().bytes();
		final CRC32 crc = new CRC32();
		crc.update(sound);
		return new ZipBuilder().deflated("a.npy", Arrays.copyOf(sound, 16 << 20), entry -> {
			if (directoryKnows)
				return;
			entry.size = sound.length;
			entry.localSize = sound.length;
			entry.crc = crc.getValue();
			entry.localCrc = crc.getValue();
		}).bytes();
	}

	private static void addArray(final List<HostileFile> files, final HostileFile array) {
		if (array.what().startsWith("cut after"))
			return;
		final String field = array.field().equals("dimensions") ? "dimensions" : "entry a, " + array.field();
		files.add(new HostileFile(field, array.what() + ", compressed", array.error(),
			() -> new ZipBuilder().deflated("a.npy", array.bytes().make()).bytes()));
	}

	@ParameterizedTest(name = "{index}: {0}")
	@MethodSource("files")
	void givesOneError(final HostileFile file) throws IOException {
		file.assertRefused(new NpzFormat(), folder.resolve("hostile.npz"));
	}

	@Test
	void listingGivesAnEntryOrATypedError() throws IOException {
		for (final HostileFile file : files())
			assertDoesNotThrow(() -> file.list(new NpzFormat(), folder.resolve("hostile.npz")), file.toString());
	}

	@Test
	void thereAreMany() {
		assertTrue(files().size() >= 150, files().size() + " files");
	}
}
