package io.github.phasegen.io.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The pickle of one contiguous tensor in storage 0, as torch.save writes it (protocol 2). */
final class TorchPickle {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private TorchPickle() {}

	/** @param shape the first size varies slowest */
	static byte[] of(final boolean complex, final long... shape) {
		final TorchPickle pickle = new TorchPickle();
		pickle.ascii("\u0080\u0002ctorch._utils\n_rebuild_tensor_v2\n((");
		pickle.text("storage");
		pickle.ascii(complex ? "ctorch\nComplexFloatStorage\n" : "ctorch\nFloatStorage\n");
		pickle.text("0");
		pickle.text("cpu");
		pickle.integers(shape);
		return pickle.out.toByteArray();
	}

	private void integers(final long... shape) {
		final long[] strides = new long[shape.length];
		long count = 1;
		for (int d = shape.length - 1; d >= 0; d--) {
			strides[d] = count;
			count *= shape[d];
		}
		integer(count);
		// the storage's id is complete; then the offset, sizes and strides
		ascii("tQ");
		integer(0);
		tuple(shape);
		tuple(strides);
		// no gradient, no hooks
		ascii("\u0089ccollections\nOrderedDict\n)RtR.");
	}

	private void tuple(final long... values) {
		ascii("(");
		for (final long value : values)
			integer(value);
		ascii("t");
	}

	private void integer(final long value) {
		final ByteBuffer bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
		if (value == (int) value)
			bytes.put((byte) 'J').putInt((int) value);
		else
			bytes.put((byte) 0x8a).put((byte) 8).putLong(value);
		out.write(bytes.array(), 0, bytes.position());
	}

	private void text(final String text) {
		ascii("X");
		out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length()).array());
		ascii(text);
	}

	private void ascii(final String text) {
		out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
	}
}
