package io.github.phasegen.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stream that is read many bytes at a time. */
public abstract class BulkInputStream extends InputStream {

	/**
	 * Reads at least one byte unless the end has come.
	 *
	 * @param length above 0, within the array
	 * @return the number of bytes read, -1 at the end
	 */
	protected abstract int readSome(byte[] bytes, int offset, int length) throws IOException;

	@Override
	public final int read() throws IOException {
		final byte[] one = new byte[1];
		return readSome(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public final int read(final byte[] bytes, final int offset, final int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		return length == 0 ? 0 : readSome(bytes, offset, length);
	}
}
