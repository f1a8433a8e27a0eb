package io.github.phasegen.io.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * Checks the directories of a TIFF file before ImageJ's decoder, which trusts every count and offset, gets to see them.
 */
final class TiffDirectories implements AutoCloseable {

	/** Bytes per value of the types 1 to 13 of TIFF 6.0 and its supplements. */
	private static final int[] TYPE_BYTES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4 };

	/** ImageJ's own tag with the sizes of its metadata blocks. */
	private static final int METADATA_BYTE_COUNTS = 50838;
	private static final int PREDICTOR = 317;
	private static final int SAMPLE_FORMAT = 339;
	private static final int SHORT = 3;
	private static final int ENTRY_BYTES = 12;

	private final Path file;
	private final SeekableByteChannel channel;
	private final long length;
	private ByteOrder order;

	private TiffDirectories(final Path file) throws IOException {
		this.file = file;
		channel = Files.newByteChannel(file);
		length = channel.size();
	}

	static void check(final Path file) throws IOException {
		try (TiffDirectories directories = new TiffDirectories(file)) {
			directories.check();
		}
		catch (final EOFException e) {
			throw new CorruptFileException(file, "length", Files.size(file) + " bytes", "a complete TIFF header and directory");
		}
	}

	private void check() throws IOException {
		final Set<Long> visited = new HashSet<>();
		for (long offset = firstOffset(); offset != 0; offset = checkDirectory(offset))
			if (!visited.add(offset))
				throw new CorruptFileException(file, "offset of the next directory", offset, "one not yet visited (a loop)");
		if (visited.isEmpty())
			throw new CorruptFileException(file, "offset of the first directory", 0, "a directory");
	}

	private long firstOffset() throws IOException {
		final byte[] header = read(0, 8).array();
		order = byteOrder(header);
		final ByteBuffer buffer = ByteBuffer.wrap(header).order(order);
		final int magic = buffer.getShort(2);
		if (magic == 43)
			throw new UnsupportedFormatException(file, "version", "43 (BigTIFF)", "42 (TIFF)");
		if (magic != 42)
			throw new CorruptFileException(file, "version", magic, "42 (TIFF)");
		return unsigned(buffer.getInt(4));
	}

	private ByteOrder byteOrder(final byte[] header) throws CorruptFileException {
		if (header[0] == 'I' && header[1] == 'I')
			return ByteOrder.LITTLE_ENDIAN;
		if (header[0] == 'M' && header[1] == 'M')
			return ByteOrder.BIG_ENDIAN;
		throw new CorruptFileException(file, "byte order", header[0] + " " + header[1], "II or MM");
	}

	/** Returns the offset of the next directory. */
	private long checkDirectory(final long offset) throws IOException {
		requireInside("directory", offset, 2);
		final int entries = read(offset, 2).getShort() & 0xffff;
		final long bytes = (long) entries * ENTRY_BYTES;
		requireInside("directory of " + entries + " entries", offset + 2, bytes + 4);
		final ByteBuffer directory = read(offset + 2, (int) bytes);
		for (int i = 0; i < entries; i++)
			checkEntry(directory.position(i * ENTRY_BYTES));
		return unsigned(read(offset + 2 + bytes, 4).getInt());
	}

	private void checkEntry(final ByteBuffer entry) throws IOException {
		final int tag = entry.getShort() & 0xffff;
		final int type = entry.getShort() & 0xffff;
		final long count = unsigned(entry.getInt());
		if (type == 0 || type >= TYPE_BYTES.length)
			return;
		if (type == SHORT && count == 1)
			checkValue(tag, entry.getShort(entry.position()) & 0xffff);
		final long bytes = count * TYPE_BYTES[type];
		if (bytes <= 4)
			return;
		final long offset = unsigned(entry.getInt());
		requireInside("tag " + tag + " with " + count + " values", offset, bytes);
		if (tag == METADATA_BYTE_COUNTS && TYPE_BYTES[type] == 4)
			checkMetadataCounts(read(offset, (int) bytes));
	}

	/** Values that ImageJ's decoder takes for others. */
	private void checkValue(final int tag, final int value) throws UnsupportedFormatException {
		if (tag == PREDICTOR && value > 2)
			throw new UnsupportedFormatException(file, "predictor", value, "1 (none) or 2 (differences)");
		if (tag == SAMPLE_FORMAT && value > 4)
			throw new UnsupportedFormatException(file, "sample format", value + " (complex)", "integers or floats");
	}

	private void checkMetadataCounts(final ByteBuffer counts) throws CorruptFileException {
		long total = 0;
		while (counts.hasRemaining())
			total += unsigned(counts.getInt());
		requireInside("ImageJ metadata", 0, total);
	}

	private void requireInside(final String what, final long offset, final long bytes) throws CorruptFileException {
		if (offset + bytes > length)
			throw new CorruptFileException(file, what, bytes + " bytes at " + offset, "an end within the file's " + length + " bytes");
	}

	private ByteBuffer read(final long offset, final int bytes) throws IOException {
		final ByteBuffer buffer = ByteBuffer.allocate(bytes);
		channel.position(offset);
		while (buffer.hasRemaining())
			if (channel.read(buffer) < 0)
				throw new EOFException();
		return buffer.flip().order(order == null ? ByteOrder.BIG_ENDIAN : order);
	}

	private static long unsigned(final int value) {
		return value & 0xffffffffL;
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
