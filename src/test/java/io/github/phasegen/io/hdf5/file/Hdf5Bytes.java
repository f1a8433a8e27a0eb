package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of an HDF5 file, to be changed at places that its structure gives. Each change returns this object. */
public final class Hdf5Bytes {

	public static final int DATASPACE = ObjectHeader.DATASPACE;
	public static final int DATATYPE = ObjectHeader.DATATYPE;
	public static final int FILL_VALUE = ObjectHeader.FILL_VALUE;
	public static final int LINK_INFO = ObjectHeader.LINK_INFO;
	public static final int LINK = ObjectHeader.LINK;
	public static final int LAYOUT = ObjectHeader.LAYOUT;
	public static final int FILTERS = ObjectHeader.FILTERS;
	public static final int ATTRIBUTE = ObjectHeader.ATTRIBUTE;

	private static final int SUPERBLOCK = 44;

	private byte[] bytes;

	public Hdf5Bytes(final byte[] bytes) {
		this.bytes = bytes.clone();
	}

	/** A file among the test resources. */
	public static Hdf5Bytes resource(final String name) {
		try (InputStream in = Hdf5Bytes.class.getResourceAsStream("/io/hdf5/" + name)) {
			return new Hdf5Bytes(in.readAllBytes());
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	/** Little-endian. */
	public Hdf5Bytes put(final int position, final int width, final long value) {
		for (int i = 0; i < width; i++)
			bytes[position + i] = (byte) (value >>> 8 * i);
		return this;
	}

	public Hdf5Bytes put(final int position, final String letters) {
		System.arraycopy(letters.getBytes(StandardCharsets.US_ASCII), 0, bytes, position, letters.length());
		return this;
	}

	public long get(final int position, final int width) {
		long value = 0;
		for (int i = 0; i < width; i++)
			value |= (bytes[position + i] & 0xffL) << 8 * i;
		return value;
	}

	public Hdf5Bytes cut(final int length) {
		bytes = Arrays.copyOf(bytes, length);
		return this;
	}

	/** Where these letters occur for the {@code n}-th time, from 0. */
	public int find(final String letters, final int n) {
		final byte[] wanted = letters.getBytes(StandardCharsets.ISO_8859_1);
		int left = n;
		for (int i = 0; i + wanted.length <= bytes.length; i++)
			if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length) && left-- == 0)
				return i;
		throw new AssertionError("no " + letters);
	}

	/** Replaces letters by others of the same length, wherever they are. */
	public Hdf5Bytes replace(final String letters, final String others) {
		if (letters.length() != others.length())
			throw new IllegalArgumentException(letters + ", " + others);
		return put(find(letters, 0), others);
	}

	/** The body of the {@code n}-th message of a kind in object header {@code object} of version 2, both from 0. */
	public int message(final int object, final int type, final int n) {
		final int header = find("OHDR", object);
		final int end = header + 10 + (int) get(header + 6, 4);
		int left = n;
		for (int i = header + 10; i < end; i += 4 + (int) get(i + 1, 2))
			if (bytes[i] == type && left-- == 0)
				return i + 4;
		throw new AssertionError("no message " + type);
	}

	/** Changes the first message of a kind. */
	public Hdf5Bytes message(final int object, final int type, final int delta, final int width, final long value) {
		return put(message(object, type, 0) + delta, width, value);
	}

	/** The bytes with right checksums of superblock and object headers of version 2. */
	public byte[] sealed() {
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.length >= SUPERBLOCK + 4 && bytes[8] == 2)
			buffer.putInt(SUPERBLOCK, Checksum.of(bytes, SUPERBLOCK));
		for (int i = 0; i + 10 < bytes.length; i++)
			if (get(i, 4) == ('O' | 'H' << 8 | 'D' << 16 | 'R' << 24) && bytes[i + 4] == 2)
				seal(buffer, i, 10 + get(i + 6, 4));
		return bytes.clone();
	}

	/** The right checksum behind {@code length} bytes of a structure, however much of it has been changed. */
	public Hdf5Bytes seal(final int start, final int length) {
		seal(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), start, length);
		return this;
	}

	private void seal(final ByteBuffer buffer, final int start, final long length) {
		if (start + length + 4 <= bytes.length)
			buffer.putInt(start + (int) length, Checksum.of(Arrays.copyOfRange(bytes, start, start + (int) length), (int) length));
	}

	/** The bytes as they are. */
	public byte[] unsealed() {
		return bytes.clone();
	}
}
