package io.github.phasegen.io.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Inflates raw deflate data and frees the inflater's native memory when closed. */
final class Inflated extends InflaterInputStream {

	private static final int BUFFER = 1 << 14;

	private boolean dummyGiven;

	Inflated(final InputStream in) {
		super(in, new Inflater(true), BUFFER);
	}

	/** Without a zlib header, the inflater needs one byte behind the data; see {@link Inflater#Inflater(boolean)}. */
	@Override
	protected void fill() throws IOException {
		len = in.read(buf, 0, buf.length);
		if (len < 0 && !dummyGiven) {
			dummyGiven = true;
			buf[0] = 0;
			len = 1;
		}
		if (len < 0)
			throw new EOFException("compressed data that do not end");
		inf.setInput(buf, 0, len);
	}

	@Override
	public void close() throws IOException {
		super.close();
		inf.end();
	}
}
