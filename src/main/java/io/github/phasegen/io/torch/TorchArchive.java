package io.github.phasegen.io.torch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.pickle.PickleLimits;
import io.github.phasegen.io.zip.CheckedZip;

/** The archive that torch.save writes: one folder with the pickle, the storages, a version and, since PyTorch 2.1, the byte order. */
final class TorchArchive implements Closeable {

	static final String PICKLE = "data.pkl";

	private static final int SHORT_TEXT = 64;
	private static final int LATEST_VERSION = 10;
	private static final int TAR_MAGIC_AT = 257;
	private static final String REMEDY = "a zip archive of PyTorch 1.6 or later (load the file there and save it again with torch.save)";

	/** A pickle of protocol 2 that begins with the integer 0x1950a86a20f9469cfc6c. */
	private static final byte[] LEGACY_MAGIC = { (byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a,
		(byte) 0xa8, 0x50, 0x19 };

	private final CheckedZip zip;
	private final String folder;
	private final ByteOrder order;

	private TorchArchive(final CheckedZip zip, final String folder, final ByteOrder order) {
		this.zip = zip;
		this.folder = folder;
		this.order = order;
	}

	/**
	 * Opens an archive and checks that it is one of torch.save's.
	 *
	 * @throws UnsupportedFormatException for TorchScript, and for what PyTorch wrote before 1.6, by name
	 */
	static TorchArchive open(final Path file) throws IOException {
		refuseLegacy(file);
		final CheckedZip zip = CheckedZip.open(file);
		try {
			final String folder = folder(zip);
			checkVersion(zip, folder);
			return new TorchArchive(zip, folder, order(zip, folder));
		}
		catch (final IOException | RuntimeException | Error e) {
			zip.close();
			throw e;
		}
	}

	/** Tells whether a file that begins so may be one of torch.save's; other zip archives may begin so too. */
	static boolean mayBegin(final byte[] head) {
		return CheckedZip.isZip(head) || beginsWith(head, LEGACY_MAGIC);
	}

	/** Tells whether a zip archive holds a pickle where torch.save puts it. */
	static boolean hasPickle(final CheckedZip zip) {
		return zip.entries().stream().anyMatch(TorchArchive::isPickle);
	}

	private static boolean isPickle(final String entry) {
		final int slash = entry.indexOf('/');
		return slash > 0 && entry.substring(slash + 1).equals(PICKLE);
	}

	private static void refuseLegacy(final Path file) throws IOException {
		final byte[] head;
		try (InputStream in = Files.newInputStream(file)) {
			head = in.readNBytes(TAR_MAGIC_AT + 5);
		}
		if (beginsWith(head, LEGACY_MAGIC))
			throw new UnsupportedFormatException(file, "container", "the legacy format of PyTorch before 1.6, a stream of pickles", REMEDY);
		if (beginsWith(Arrays.copyOfRange(head, Math.min(TAR_MAGIC_AT, head.length), head.length), "ustar".getBytes(StandardCharsets.US_ASCII)))
			throw new UnsupportedFormatException(file, "container", "a tar archive, the legacy format of PyTorch before 0.1.10", REMEDY);
	}

	private static boolean beginsWith(final byte[] bytes, final byte[] magic) {
		return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
	}

	private static String folder(final CheckedZip zip) throws IOException {
		final List<String> pickles = zip.entries().stream().filter(TorchArchive::isPickle).toList();
		if (pickles.isEmpty())
			throw new UnsupportedFormatException(zip.file(), "entries", "none named NAME/" + PICKLE, "an archive of torch.save");
		if (pickles.size() > 1)
			throw new CorruptFileException(zip.file(), "entries", pickles.get(0) + " and " + pickles.get(1), "one pickle");
		final String folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
		if (zip.entries().contains(folder + "constants.pkl"))
			throw new UnsupportedFormatException(zip.file(), "entries", folder + "constants.pkl of a TorchScript program",
				"a checkpoint or tensors (save model.state_dict() with torch.save)");
		return folder;
	}

	private static void checkVersion(final CheckedZip zip, final String folder) throws IOException {
		final String entry = zip.entries().contains(folder + ".data/version") ? folder + ".data/version" : folder + "version";
		final String version = text(zip, entry);
		if (!version.matches("\\d{1,9}"))
			throw new CorruptFileException(zip.file(), entry, printable(version), "a number");
		if (Integer.parseInt(version) > LATEST_VERSION)
			throw new UnsupportedFormatException(zip.file(), entry, version, "at most " + LATEST_VERSION);
	}

	private static ByteOrder order(final CheckedZip zip, final String folder) throws IOException {
		final String entry = folder + "byteorder";
		// older versions do not say, and hardly ever ran on other machines
		if (!zip.entries().contains(entry))
			return ByteOrder.LITTLE_ENDIAN;
		final String name = text(zip, entry);
		return switch (name) {
			case "little" -> ByteOrder.LITTLE_ENDIAN;
			case "big" -> ByteOrder.BIG_ENDIAN;
			default -> throw new CorruptFileException(zip.file(), entry, printable(name), "little or big");
		};
	}

	private static String text(final CheckedZip zip, final String entry) throws IOException {
		try (InputStream in = zip.open(entry, SHORT_TEXT)) {
			return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
		}
	}

	private static String printable(final String text) {
		return "\"" + text.replaceAll("[^ -~]", "?") + "\"";
	}

	Path file() {
		return zip.file();
	}

	ByteOrder order() {
		return order;
	}

	InputStream openPickle() throws IOException {
		return zip.open(folder + PICKLE, PickleLimits.standard().bytes());
	}

	/** True if there is such a storage. */
	boolean hasStorage(final String key) {
		return zip.entries().contains(entry(key));
	}

	/** Name of a storage's entry. */
	String entry(final String key) {
		return folder + "data/" + key;
	}

	/** Bytes of a storage. */
	long size(final String key) throws IOException {
		return zip.size(entry(key));
	}

	/**
	 * Position of a storage in the file.
	 *
	 * @throws UnsupportedFormatException if it is compressed, which torch.save never does
	 */
	long position(final String key) throws IOException {
		return zip.dataOffset(entry(key)).orElseThrow(() -> new UnsupportedFormatException(file(), "entry " + entry(key), "compressed data",
			"stored data, as torch.save writes them"));
	}

	/** Fills what remains of a buffer with bytes of a storage. */
	void read(final String key, final long offset, final ByteBuffer into) throws IOException {
		zip.read(entry(key), offset, into);
	}

	/** Reads every entry to its end and compares checksums. */
	void checkSums() throws IOException {
		for (final String entry : zip.entries()) {
			final boolean stored = zip.dataOffset(entry).isPresent();
			try (InputStream in = zip.open(entry, stored ? Long.MAX_VALUE : PickleLimits.standard().bytes())) {
				in.skipNBytes(zip.size(entry));
			}
		}
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
