package io.github.phasegen.io.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * What the end of an archive says about its directory.
 *
 * @param entries number of entries, at most {@link #MAX_ENTRIES}
 * @param directoryOffset position of the directory in the file
 * @param directorySize bytes of the directory, which ends where the end record begins
 */
record ZipEnd(int entries, long directoryOffset, int directorySize) {

	static final int MAX_ENTRIES = 100_000;
	static final int MAX_DIRECTORY_BYTES = 1 << 26;

	private static final String FIELD = "end of central directory";
	private static final int SIZE = 22;
	private static final int SIGNATURE = 0x06054b50;
	private static final int LONGEST_COMMENT = 0xffff;
	private static final int LOCATOR_SIZE = 20;
	private static final int LOCATOR_SIGNATURE = 0x07064b50;
	private static final int ZIP64_SIZE = 56;
	private static final int ZIP64_SIGNATURE = 0x06064b50;

	static ZipEnd read(final ZipBytes zip) throws IOException {
		final long position = find(zip);
		final ByteBuffer end = zip.read(position, SIZE, FIELD);
		checkOneVolume(zip.file(), ZipBytes.unsignedShort(end, 4), ZipBytes.unsignedShort(end, 6));
		final long entries = ZipBytes.unsignedShort(end, 10);
		checkSame(zip.file(), "entries of this volume", ZipBytes.unsignedShort(end, 8), entries);
		final long size = ZipBytes.unsignedInt(end, 12);
		final long offset = ZipBytes.unsignedInt(end, 16);
		if (isZip64(zip, position))
			return zip64(zip, position - LOCATOR_SIZE, entries, size, offset);
		return checked(zip, entries, offset, size, position);
	}

	/** The record stands at the very end, behind it only a comment of the length that it names. */
	private static long find(final ZipBytes zip) throws IOException {
		final int window = (int) Math.min(zip.length(), SIZE + LONGEST_COMMENT);
		final long start = zip.length() - window;
		final ByteBuffer tail = zip.read(start, window, FIELD);
		for (int at = window - SIZE; at >= 0; at--)
			if (tail.getInt(at) == SIGNATURE && ZipBytes.unsignedShort(tail, at + 20) == window - SIZE - at)
				return start + at;
		throw new CorruptFileException(zip.file(), FIELD, "none", "a zip archive that ends with one (is the file cut off?)");
	}

	private static boolean isZip64(final ZipBytes zip, final long position) throws IOException {
		if (position < LOCATOR_SIZE)
			return false;
		return zip.read(position - LOCATOR_SIZE, 4, FIELD).getInt(0) == LOCATOR_SIGNATURE;
	}

	private static ZipEnd zip64(final ZipBytes zip, final long locatorAt, final long entries, final long size, final long offset)
		throws IOException
	{
		final Path file = zip.file();
		final ByteBuffer locator = zip.read(locatorAt, LOCATOR_SIZE, "zip64 locator");
		checkOneVolume(file, locator.getInt(4), locator.getInt(16) - 1);
		final long at = locator.getLong(8);
		if (at < 0 || at > locatorAt - ZIP64_SIZE)
			throw new CorruptFileException(file, "zip64 locator", "position " + at, "one before the locator at " + locatorAt);
		final ByteBuffer end = zip.read(at, ZIP64_SIZE, "zip64 " + FIELD);
		if (end.getInt(0) != ZIP64_SIGNATURE)
			throw new CorruptFileException(file, "zip64 " + FIELD, "signature " + Integer.toHexString(end.getInt(0)), "6064b50");
		if (end.getLong(4) != locatorAt - at - 12)
			throw new CorruptFileException(file, "zip64 " + FIELD, end.getLong(4) + " bytes", locatorAt - at - 12 + ", up to the locator");
		checkOneVolume(file, end.getInt(16), end.getInt(20));
		checkSame(file, "entries of this volume", end.getLong(24), end.getLong(32));
		checkUnlessFull(file, "entries", entries, 0xffff, end.getLong(32));
		checkUnlessFull(file, "size", size, 0xffffffffL, end.getLong(40));
		checkUnlessFull(file, "offset", offset, 0xffffffffL, end.getLong(48));
		return checked(zip, end.getLong(32), end.getLong(48), end.getLong(40), at);
	}

	private static ZipEnd checked(final ZipBytes zip, final long entries, final long offset, final long size, final long end)
		throws IOException
	{
		final Path file = zip.file();
		if (offset < 0 || size < 0 || offset > end || size != end - offset)
			throw new CorruptFileException(file, "central directory", size + " bytes at " + offset, "to end at " + end);
		if (entries < 0 || entries > size / ZipDirectory.HEADER_SIZE)
			throw new CorruptFileException(file, "entries", entries, "at most what " + size + " bytes of central directory hold");
		if (entries > MAX_ENTRIES)
			throw new UnsupportedFormatException(file, "entries", entries, "at most " + MAX_ENTRIES);
		if (size > MAX_DIRECTORY_BYTES)
			throw new UnsupportedFormatException(file, "central directory", size + " bytes", "at most " + MAX_DIRECTORY_BYTES);
		return new ZipEnd((int) entries, offset, (int) size);
	}

	private static void checkOneVolume(final Path file, final int volume, final int directoryVolume) throws IOException {
		if (volume != 0 || directoryVolume != 0)
			throw new UnsupportedFormatException(file, "volume", volume + " and " + directoryVolume, "an archive of one volume");
	}

	private static void checkUnlessFull(final Path file, final String what, final long found, final long full, final long expected)
		throws IOException
	{
		if (found != full)
			checkSame(file, what, found, expected);
	}

	private static void checkSame(final Path file, final String what, final long found, final long expected) throws IOException {
		if (found != expected)
			throw new CorruptFileException(file, FIELD + ", " + what, found, String.valueOf(expected));
	}
}
