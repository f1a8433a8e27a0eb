package io.github.phasegen.io.torch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a zip archive of stored entries, one of which may be of any size: java.util.zip wants the checksum of a stored entry before its data.
 * Sizes go into zip64 fields throughout. Layout: PKWARE APPNOTE 6.3.10.
 */
final class StoredZipWriter implements Closeable {

	private static final int LOCAL = 0x04034b50;
	private static final int CENTRAL = 0x02014b50;
	private static final int END = 0x06054b50;
	private static final int ZIP64_END = 0x06064b50;
	private static final int ZIP64_LOCATOR = 0x07064b50;
	private static final short ZIP64_VERSION = 45;
	private static final short UTF8 = 1 << 11;
	private static final int CRC_AT = 14;
	private static final int LOCAL_SIZE = 30;
	private static final int LOCAL_EXTRA = 20;
	private static final int CENTRAL_EXTRA = 28;
	/** January 1st, 1980, the beginning of time in zip: the same image always gives the same file. */
	private static final short DATE = 1 << 5 | 1;
	/** PyTorch maps files into memory, where storages should begin so. */
	private static final int ALIGNMENT = 64;
	private static final short PADDING = 0x4246;

	private record Entry(byte[] name, long size, long offset, int crc) {}

	private final FileChannel channel;
	private final List<Entry> entries = new ArrayList<>();

	StoredZipWriter(final Path file) throws IOException {
		channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	/** A small entry at once. */
	void entry(final String name, final byte[] data) throws IOException {
		final long offset = begin(name, data.length);
		final Body body = body();
		body.write(ByteBuffer.wrap(data));
		end(name, data.length, offset, body.crc());
	}

	/** Begins an entry of {@code size} bytes; returns its position for {@link #end}. */
	long begin(final String name, final long size) throws IOException {
		final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		final long offset = channel.position();
		final int header = LOCAL_SIZE + bytes.length + LOCAL_EXTRA + 4;
		final int padding = (int) ((ALIGNMENT - (offset + header) % ALIGNMENT) % ALIGNMENT);
		final ByteBuffer out = little(header + padding);
		out.putInt(LOCAL).putShort(ZIP64_VERSION).putShort(UTF8).putShort((short) 0).putShort((short) 0).putShort(DATE);
		out.putInt(0).putInt(-1).putInt(-1).putShort((short) bytes.length).putShort((short) (LOCAL_EXTRA + 4 + padding));
		out.put(bytes).putShort((short) 1).putShort((short) 16).putLong(size).putLong(size);
		out.putShort(PADDING).putShort((short) padding);
		write(out.position(out.capacity()).flip());
		return offset;
	}

	/** Where the data of the entry go that was begun last. */
	Body body() {
		return new Body(channel, new CRC32());
	}

	/** Completes an entry whose data have been written. */
	void end(final String name, final long size, final long offset, final int crc) throws IOException {
		final ByteBuffer bytes = little(4).putInt(0, crc);
		while (bytes.hasRemaining())
			channel.write(bytes, offset + CRC_AT + bytes.position());
		entries.add(new Entry(name.getBytes(StandardCharsets.UTF_8), size, offset, crc));
	}

	/** Completes the archive. */
	void finish() throws IOException {
		final long start = channel.position();
		for (final Entry entry : entries)
			write(central(entry));
		final long size = channel.position() - start;
		final int count = entries.size();
		final ByteBuffer out = little(56 + 20 + 22);
		out.putInt(ZIP64_END).putLong(44).putShort(ZIP64_VERSION).putShort(ZIP64_VERSION).putInt(0).putInt(0);
		out.putLong(count).putLong(count).putLong(size).putLong(start);
		out.putInt(ZIP64_LOCATOR).putInt(0).putLong(start + size).putInt(1);
		out.putInt(END).putShort((short) 0).putShort((short) 0).putShort((short) count).putShort((short) count);
		out.putInt(-1).putInt(-1).putShort((short) 0);
		write(out.flip());
		channel.force(true);
	}

	private static ByteBuffer central(final Entry entry) {
		final ByteBuffer out = little(46 + entry.name().length + CENTRAL_EXTRA);
		out.putInt(CENTRAL).putShort(ZIP64_VERSION).putShort(ZIP64_VERSION).putShort(UTF8).putShort((short) 0).putShort((short) 0).putShort(DATE);
		out.putInt(entry.crc()).putInt(-1).putInt(-1).putShort((short) entry.name().length).putShort((short) CENTRAL_EXTRA);
		out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(-1).put(entry.name());
		out.putShort((short) 1).putShort((short) 24).putLong(entry.size()).putLong(entry.size()).putLong(entry.offset());
		return out.flip();
	}

	private void write(final ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining())
			channel.write(bytes);
	}

	private static ByteBuffer little(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}

	/** Writes to the archive and adds up the checksum. */
	record Body(FileChannel channel, CRC32 sum) implements WritableByteChannel {

		@Override
		public int write(final ByteBuffer bytes) throws IOException {
			final int count = bytes.remaining();
			sum.update(bytes.duplicate());
			while (bytes.hasRemaining())
				channel.write(bytes);
			return count;
		}

		int crc() {
			return (int) sum.getValue();
		}

		@Override
		public boolean isOpen() {
			return channel.isOpen();
		}

		@Override
		public void close() {
			// the archive stays open
		}
	}
}
