package io.github.phasegen.io.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes zip archives byte by byte, sound ones and others. */
public final class ZipBuilder {

	/** One entry, whose headers say what they are told to. */
	public static final class Entry {

		public byte[] name;
		public byte[] stored;
		public int method;
		public int flags = 1 << 11;
		public long crc;
		public long storedSize;
		public long size;
		public long localStoredSize;
		public long localSize;
		public long localCrc;
		public byte[] localName;
		public int localMethod;
		public int localFlags = 1 << 11;
		public int localSignature = 0x04034b50;
		public int signature = 0x02014b50;
		public int volume;
		public byte[] localExtra = {};
		public byte[] extra = {};
		/** null for where the entry is. */
		public Long offset;
	}

	private final List<Entry> entries = new ArrayList<>();
	private boolean zip64;
	private Consumer<ByteBuffer> end = bytes -> {};
	private Consumer<ByteBuffer> end64 = bytes -> {};
	private byte[] comment = {};
	private byte[] prefix = {};

	public ZipBuilder stored(final String name, final byte[] data) {
		return add(name, data, data, 0, entry -> {});
	}

	public ZipBuilder stored(final String name, final byte[] data, final Consumer<Entry> change) {
		return add(name, data, data, 0, change);
	}

	public ZipBuilder deflated(final String name, final byte[] data) {
		return add(name, data, deflate(data), 8, entry -> {});
	}

	public ZipBuilder deflated(final String name, final byte[] data, final Consumer<Entry> change) {
		return add(name, data, deflate(data), 8, change);
	}

	/** Ends with zip64 records, as PyTorch's archives always do. */
	public ZipBuilder zip64() {
		zip64 = true;
		return this;
	}

	/** Changes the end record (22 bytes) once it is made. */
	public ZipBuilder end(final Consumer<ByteBuffer> change) {
		end = change;
		return this;
	}

	/** Changes the zip64 end record (56 bytes) and its locator behind it (20 bytes) once they are made. */
	public ZipBuilder end64(final Consumer<ByteBuffer> change) {
		zip64 = true;
		end64 = change;
		return this;
	}

	public ZipBuilder comment(final String text) {
		comment = text.getBytes(StandardCharsets.UTF_8);
		return this;
	}

	/** Bytes before the first entry, as in a self-extracting archive. */
	public ZipBuilder prefix(final byte[] bytes) {
		prefix = bytes;
		return this;
	}

	public byte[] bytes() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(prefix);
		final ByteArrayOutputStream directory = new ByteArrayOutputStream();
		for (final Entry entry : entries) {
			final long offset = out.size();
			out.writeBytes(local(entry));
			out.writeBytes(entry.stored);
			directory.writeBytes(central(entry, entry.offset == null ? offset : entry.offset));
		}
		final int directoryAt = out.size();
		out.writeBytes(directory.toByteArray());
		if (zip64)
			out.writeBytes(zip64End(directoryAt, directory.size()));
		out.writeBytes(end(directoryAt, directory.size()));
		return out.toByteArray();
	}

	private ZipBuilder add(final String name, final byte[] data, final byte[] stored, final int method, final Consumer<Entry> change) {
		final CRC32 crc = new CRC32();
		crc.update(data);
		final Entry entry = new Entry();
		entry.name = name.getBytes(StandardCharsets.UTF_8);
		entry.localName = entry.name;
		entry.stored = stored;
		entry.method = method;
		entry.localMethod = method;
		entry.crc = crc.getValue();
		entry.localCrc = entry.crc;
		entry.storedSize = stored.length;
		entry.localStoredSize = stored.length;
		entry.size = data.length;
		entry.localSize = data.length;
		change.accept(entry);
		entries.add(entry);
		return this;
	}

	private static byte[] local(final Entry entry) {
		final ByteBuffer out = little(30 + entry.localName.length + entry.localExtra.length);
		out.putInt(entry.localSignature).putShort((short) 20).putShort((short) entry.localFlags).putShort((short) entry.localMethod).putInt(0);
		out.putInt((int) entry.localCrc).putInt((int) entry.localStoredSize).putInt((int) entry.localSize);
		out.putShort((short) entry.localName.length).putShort((short) entry.localExtra.length);
		return out.put(entry.localName).put(entry.localExtra).array();
	}

	private static byte[] central(final Entry entry, final long offset) {
		final ByteBuffer out = little(46 + entry.name.length + entry.extra.length);
		out.putInt(entry.signature).putShort((short) 20).putShort((short) 20).putShort((short) entry.flags).putShort((short) entry.method);
		out.putInt(0).putInt((int) entry.crc).putInt((int) entry.storedSize).putInt((int) entry.size);
		out.putShort((short) entry.name.length).putShort((short) entry.extra.length).putShort((short) 0).putShort((short) entry.volume);
		return out.putShort((short) 0).putInt(0).putInt((int) offset).put(entry.name).put(entry.extra).array();
	}

	private byte[] zip64End(final int directoryAt, final int directorySize) {
		final ByteBuffer out = little(76);
		out.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0);
		out.putLong(entries.size()).putLong(entries.size()).putLong(directorySize).putLong(directoryAt);
		out.putInt(0x07064b50).putInt(0).putLong(directoryAt + directorySize).putInt(1);
		end64.accept(out);
		return out.array();
	}

	private byte[] end(final int directoryAt, final int directorySize) {
		final ByteBuffer out = little(22 + comment.length);
		out.putInt(0x06054b50).putShort((short) 0).putShort((short) 0).putShort((short) entries.size()).putShort((short) entries.size());
		out.putInt(directorySize).putInt(directoryAt).putShort((short) comment.length).put(comment);
		end.accept(out);
		return out.array();
	}

	/** A zip64 extra field of the central directory. */
	public static byte[] zip64Extra(final long... values) {
		final ByteBuffer out = little(4 + 8 * values.length).putShort((short) 1).putShort((short) (8 * values.length));
		for (final long value : values)
			out.putLong(value);
		return out.array();
	}

	/** Raw deflate data without header. */
	public static byte[] deflate(final byte[] data) {
		final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
		try {
			deflater.setInput(data);
			deflater.finish();
			final ByteArrayOutputStream out = new ByteArrayOutputStream();
			final byte[] buffer = new byte[8192];
			while (!deflater.finished())
				out.write(buffer, 0, deflater.deflate(buffer));
			return out.toByteArray();
		}
		finally {
			deflater.end();
		}
	}

	private static ByteBuffer little(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}
}
