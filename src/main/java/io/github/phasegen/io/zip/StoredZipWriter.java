package io.github.phasegen.io.zip;

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
 * Writes a zip archive of stored entries of any size: java.util.zip wants the checksum of a stored entry before its data. The data of each begin at
 * a multiple of 64 bytes, so that the file can be mapped into memory. Layout: PKWARE APPNOTE 6.3.10. Not thread-safe.
 */
public final class StoredZipWriter implements Closeable {

	/** From here on sizes and positions need zip64 fields. */
	public static final long ZIP64_SIZE = 0xffffffffL;

	private static final int LOCAL = 0x04034b50;
	private static final int CENTRAL = 0x02014b50;
	private static final int END = 0x06054b50;
	private static final int ZIP64_END = 0x06064b50;
	private static final int ZIP64_LOCATOR = 0x07064b50;
	private static final short VERSION = 20;
	private static final short ZIP64_VERSION = 45;
	private static final short UTF8 = 1 << 11;
	private static final int CRC_AT = 14;
	private static final int LOCAL_SIZE = 30;
	private static final int LOCAL_ZIP64 = 20;
	private static final int CENTRAL_ZIP64 = 28;
	/** January 1st, 1980, the beginning of time in zip: the same image always gives the same file. */
	private static final short DATE = 1 << 5 | 1;
	private static final int ALIGNMENT = 64;
	private static final short PADDING = 0x4246;

	private record Entry(byte[] name, long size, long offset, int crc) {}

	private final FileChannel channel;
	private final boolean zip64;
	private final List<Entry> entries = new ArrayList<>();

	/**
	 * Begins a new file.
	 *
	 * @param zip64 true if all sizes and positions go into zip64 fields, which they must in archives of 4 GB
	 */
	public StoredZipWriter(final Path file, final boolean zip64) throws IOException {
		this.zip64 = zip64;
		this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	/** A small entry at once. */
	public void entry(final String name, final byte[] data) throws IOException {
		final long offset = begin(name, data.length);
		final Body body = body();
		body.write(ByteBuffer.wrap(data));
		end(name, data.length, offset, body.crc());
	}

	/** Begins an entry of {@code size} bytes; returns its position for {@link #end}. */
	public long begin(final String name, final long size) throws IOException {
		final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		final long offset = channel.position();
		final int header = LOCAL_SIZE + bytes.length + (zip64 ? LOCAL_ZIP64 : 0) + 4;
		final int padding = (int) ((ALIGNMENT - (offset + header) % ALIGNMENT) % ALIGNMENT);
		final ByteBuffer out = little(header + padding);
		out.putInt(LOCAL).putShort(version()).putShort(UTF8).putShort((short) 0).putShort((short) 0).putShort(DATE);
		out.putInt(0).putInt(field(size)).putInt(field(size)).putShort((short) bytes.length);
		out.putShort((short) (header + padding - LOCAL_SIZE - bytes.length)).put(bytes);
		if (zip64)
			out.putShort((short) 1).putShort((short) 16).putLong(size).putLong(size);
		out.putShort(PADDING).putShort((short) padding);
		write(out.position(out.capacity()).flip());
		return offset;
	}

	/** Where the data of the entry go that was begun last. */
	public Body body() {
		return new Body(channel, new CRC32());
	}

	/** Completes an entry whose data have been written. */
	public void end(final String name, final long size, final long offset, final int crc) throws IOException {
		final ByteBuffer bytes = little(4).putInt(0, crc);
		while (bytes.hasRemaining())
			channel.write(bytes, offset + CRC_AT + bytes.position());
		entries.add(new Entry(name.getBytes(StandardCharsets.UTF_8), size, offset, crc));
	}

	/** Completes the archive. */
	public void finish() throws IOException {
		final long start = channel.position();
		for (final Entry entry : entries)
			write(central(entry));
		final long size = channel.position() - start;
		if (zip64)
			writeZip64End(start, size);
		final short count = (short) entries.size();
		final ByteBuffer out = little(22).putInt(END).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count);
		write(out.putInt(field(size)).putInt(field(start)).putShort((short) 0).flip());
		channel.force(true);
	}

	private void writeZip64End(final long start, final long size) throws IOException {
		final ByteBuffer out = little(56 + 20);
		out.putInt(ZIP64_END).putLong(44).putShort(ZIP64_VERSION).putShort(ZIP64_VERSION).putInt(0).putInt(0);
		out.putLong(entries.size()).putLong(entries.size()).putLong(size).putLong(start);
		out.putInt(ZIP64_LOCATOR).putInt(0).putLong(start + size).putInt(1);
		write(out.flip());
	}

	private ByteBuffer central(final Entry entry) {
		final int extra = zip64 ? CENTRAL_ZIP64 : 0;
		final ByteBuffer out = little(46 + entry.name().length + extra);
		out.putInt(CENTRAL).putShort(version()).putShort(version()).putShort(UTF8).putShort((short) 0).putShort((short) 0).putShort(DATE);
		out.putInt(entry.crc()).putInt(field(entry.size())).putInt(field(entry.size()));
		out.putShort((short) entry.name().length).putShort((short) extra).putShort((short) 0).putShort((short) 0).putShort((short) 0);
		out.putInt(0).putInt(field(entry.offset())).put(entry.name());
		if (zip64)
			out.putShort((short) 1).putShort((short) 24).putLong(entry.size()).putLong(entry.size()).putLong(entry.offset());
		return out.flip();
	}

	private short version() {
		return zip64 ? ZIP64_VERSION : VERSION;
	}

	/** A size or position where zip has 4 bytes for it; all bits set refer to the zip64 field. */
	private int field(final long value) {
		if (!zip64 && value >= ZIP64_SIZE)
			throw new IllegalStateException("Sizes without zip64: expected less than " + ZIP64_SIZE + ", found " + value);
		return zip64 ? -1 : (int) value;
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
	public record Body(FileChannel channel, CRC32 sum) implements WritableByteChannel {

		@Override
		public int write(final ByteBuffer bytes) throws IOException {
			final int count = bytes.remaining();
			sum.update(bytes.duplicate());
			while (bytes.hasRemaining())
				channel.write(bytes);
			return count;
		}

		public int crc() {
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
