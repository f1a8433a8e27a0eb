package io.github.phasegen.io.hdf5.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts together the bytes of a structure, little-endian, with addresses and sizes of 8 bytes. */
final class Output {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	Output u8(final int value) {
		bytes.write(value);
		return this;
	}

	Output u16(final int value) {
		return number(value, 2);
	}

	Output u32(final long value) {
		return number(value, 4);
	}

	Output u64(final long value) {
		return number(value, 8);
	}

	/** An unsigned number of this many bytes. */
	Output number(final long value, final int width) {
		for (int i = 0; i < width; i++)
			bytes.write((int) (value >>> 8 * i));
		return this;
	}

	Output bytes(final byte[] more) {
		bytes.writeBytes(more);
		return this;
	}

	Output letters(final String text) {
		return bytes(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Text and a zero byte. */
	Output text(final String text) {
		return letters(text).u8(0);
	}

	Output zeros(final int count) {
		return bytes(new byte[count]);
	}

	int size() {
		return bytes.size();
	}

	byte[] toBytes() {
		return bytes.toByteArray();
	}

	/** All bytes so far and their checksum. */
	byte[] toCheckedBytes() {
		final byte[] unchecked = toBytes();
		return new Output().bytes(unchecked).u32(Checksum.of(unchecked, unchecked.length)).toBytes();
	}
}
