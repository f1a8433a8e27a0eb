package io.github.phasegen.io.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Unfolds PackBits (TIFF 6.0, section 9): a count, then so many bytes, or one byte to be repeated. */
final class PackBitsStream extends InputStream {

	private static final int NOTHING = -128;

	private final InputStream packed;
	private int left;
	private boolean repeating;
	private int repeated;

	PackBitsStream(final InputStream packed) {
		this.packed = packed;
	}

	@Override
	public int read() throws IOException {
		if (left == 0 && !begin())
			return -1;
		left--;
		return repeating ? repeated : required();
	}

	private boolean begin() throws IOException {
		int count = NOTHING;
		while (count == NOTHING) {
			final int next = packed.read();
			if (next < 0)
				return false;
			count = (byte) next;
		}
		repeating = count < 0;
		left = Math.abs(count) + 1;
		if (repeating)
			repeated = required();
		return true;
	}

	private int required() throws IOException {
		final int next = packed.read();
		if (next < 0)
			throw new EOFException("an early end");
		return next;
	}

	@Override
	public void close() throws IOException {
		packed.close();
	}
}
