package io.github.phasegen.io.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes .npy arrays byte by byte, sound ones and others. */
final class NpyBytes {

	private int major = 1;
	private int minor;
	private String header;
	private Long headerLength;
	private byte[] signature = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };
	private byte[] data = {};

	private NpyBytes() {}

	/** @param shape as it stands in the header, such as "(3, 4)" */
	static NpyBytes of(final String descr, final boolean firstFastest, final String shape) {
		return new NpyBytes().header("{'descr': " + descr + ", 'fortran_order': " + (firstFastest ? "True" : "False") + ", 'shape': " + shape
			+ ", }");
	}

	/** complex64 in C order, 3 rows of 4 columns, all 0. */
	static NpyBytes image() {
		return of("'<c8'", false, "(3, 4)").data(new byte[96]);
	}

	NpyBytes header(final String newHeader) {
		header = newHeader;
		return this;
	}

	/** What the file says of the header's length. */
	NpyBytes headerLength(final long newLength) {
		headerLength = newLength;
		return this;
	}

	NpyBytes version(final int newMajor, final int newMinor) {
		major = newMajor;
		minor = newMinor;
		return this;
	}

	NpyBytes signature(final int... bytes) {
		signature = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++)
			signature[i] = (byte) bytes[i];
		return this;
	}

	NpyBytes data(final byte[] newData) {
		data = newData;
		return this;
	}

	NpyBytes floats(final ByteOrder order, final float... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
		bytes.asFloatBuffer().put(values);
		return data(bytes.array());
	}

	byte[] bytes() {
		final byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
		final int lengthBytes = major == 1 ? 2 : 4;
		final ByteBuffer out = ByteBuffer.allocate(signature.length + 2 + lengthBytes + text.length + data.length)
			.order(ByteOrder.LITTLE_ENDIAN);
		out.put(signature).put((byte) major).put((byte) minor);
		final long length = headerLength == null ? text.length : headerLength;
		if (major == 1) out.putShort((short) length);
		else out.putInt((int) length);
		return out.put(text).put(data).array();
	}

	/** The first bytes of the file. */
	byte[] cutTo(final int length) {
		return Arrays.copyOf(bytes(), length);
	}
}
