package io.github.phasegen.io.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles instruction by instruction, sound ones and others. */
public final class PickleBuilder {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	/** Begins with the protocol that torch.save writes. */
	public static PickleBuilder protocol2() {
		return new PickleBuilder().op(0x80).op(2);
	}

	/** Any bytes, given as numbers or characters. */
	public PickleBuilder op(final int... codes) {
		for (final int code : codes)
			out.write(code);
		return this;
	}

	public PickleBuilder ascii(final String text) {
		out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
		return this;
	}

	public PickleBuilder repeat(final int count, final int... codes) {
		for (int i = 0; i < count; i++)
			op(codes);
		return this;
	}

	public PickleBuilder int4(final long value) {
		out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value).array());
		return this;
	}

	public PickleBuilder long8(final long value) {
		out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
		return this;
	}

	/** An integer below 2^63. */
	public PickleBuilder number(final long value) {
		if (value == (int) value)
			return op('J').int4(value);
		return op(0x8a, 8).long8(value);
	}

	public PickleBuilder text(final String text) {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		op('X').int4(bytes.length);
		out.writeBytes(bytes);
		return this;
	}

	public PickleBuilder global(final String module, final String name) {
		return ascii("c" + module + "\n" + name + "\n");
	}

	/** A tuple of integers. */
	public PickleBuilder numbers(final long... values) {
		op('(');
		for (final long value : values)
			number(value);
		return op('t');
	}

	/** What has been written, without an end. */
	public byte[] bytes() {
		return out.toByteArray();
	}

	/** Ends the pickle. */
	public byte[] stop() {
		out.write('.');
		return out.toByteArray();
	}
}
