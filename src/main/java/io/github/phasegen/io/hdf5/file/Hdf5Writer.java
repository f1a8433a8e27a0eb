package io.github.phasegen.io.hdf5.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An HDF5 file in the making. Samples go straight to their place in the file; groups and attributes are kept and written behind them by
 * {@link #finish}. Not thread-safe.
 */
public final class Hdf5Writer implements Closeable {

	/** Bytes of a reference to something of variable length: its number of elements, and address and index in the global heap. */
	public static final int REFERENCE_BYTES = 16;

	/** Where there is room at the end of a heap, its size is at least this. */
	private static final int SMALLEST_HEAP = 4096;
	private static final int OBJECT_HEADER = 16;
	private static final int SUPERBLOCK = 48;
	private static final long NOWHERE = -1;

	private final FileChannel channel;
	private final long base;
	private final Hdf5GroupWriter root = new Hdf5GroupWriter(this);
	private long end = SUPERBLOCK;

	/** A new file. */
	public static Hdf5Writer create(final Path file) throws IOException {
		return create(file, new byte[0]);
	}

	/**
	 * A new file that begins with something else.
	 *
	 * @param userBlock of 512 bytes, 1024, 2048, ...; or none
	 */
	public static Hdf5Writer create(final Path file, final byte[] userBlock) throws IOException {
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		final Hdf5Writer writer = new Hdf5Writer(channel, userBlock.length);
		try {
			writer.write(-userBlock.length, ByteBuffer.wrap(userBlock));
			return writer;
		}
		catch (final IOException e) {
			channel.close();
			throw e;
		}
	}

	private Hdf5Writer(final FileChannel channel, final long base) {
		this.channel = channel;
		this.base = base;
	}

	public Hdf5GroupWriter root() {
		return root;
	}

	/** Room for this many bytes, which begins at a multiple of 8. */
	long allocate(final long bytes) {
		final long address = end;
		end += bytes + 7 & -8L;
		return address;
	}

	void write(final long address, final ByteBuffer bytes) throws IOException {
		long position = base + address;
		while (bytes.hasRemaining())
			position += channel.write(bytes, position);
	}

	/** The channel at an address. */
	FileChannel channelAt(final long address) throws IOException {
		return channel.position(base + address);
	}

	/** Writes a structure to a place of its own. */
	long append(final byte[] bytes) throws IOException {
		final long address = allocate(bytes.length);
		write(address, ByteBuffer.wrap(bytes));
		return address;
	}

	/**
	 * Stores an object of variable length.
	 *
	 * @param count of its elements
	 * @return the {@link #REFERENCE_BYTES} that stand for it in a dataset or attribute
	 */
	public byte[] refer(final ByteBuffer object, final int count) throws IOException {
		if (count == 0)
			return new byte[REFERENCE_BYTES];
		final int size = object.remaining();
		final int used = 2 * OBJECT_HEADER + (size + 7 & -8);
		final int room = Math.max(SMALLEST_HEAP, used);
		final ByteBuffer heap = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
		heap.put("GCOL".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(room);
		heap.putShort((short) 1).putShort((short) 0).putInt(0).putLong(size).put(object);
		if (room - used >= OBJECT_HEADER)
			heap.putLong(used, 0).putLong(used + 8, room - used);
		return new Output().u32(count).u64(append(heap.array())).u32(1).toBytes();
	}

	/** Stores a text. */
	public byte[] refer(final String text) throws IOException {
		final byte[] letters = text.getBytes(StandardCharsets.UTF_8);
		return refer(ByteBuffer.wrap(letters), letters.length);
	}

	/** Completes the file. */
	public void finish() throws IOException {
		final long rootAddress = root.write();
		final Output superblock = new Output().bytes(Superblock.signature()).u8(2).u8(8).u8(8).u8(0);
		superblock.u64(base).u64(NOWHERE).u64(base + end).u64(rootAddress);
		write(0, ByteBuffer.wrap(superblock.toCheckedBytes()));
		if (channel.size() < base + end)
			write(end - 1, ByteBuffer.allocate(1));
	}

	/** The object header that holds these messages. */
	long appendHeader(final List<HeaderMessage> messages) throws IOException {
		final Output body = new Output();
		for (final HeaderMessage message : messages)
			body.u8(message.type()).u16(message.body().length).u8(0).bytes(message.body());
		return append(new Output().letters("OHDR").u8(2).u8(2).u32(body.size()).bytes(body.toBytes()).toCheckedBytes());
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
