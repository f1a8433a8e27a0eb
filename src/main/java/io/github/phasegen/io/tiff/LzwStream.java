package io.github.phasegen.io.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Unfolds LZW as TIFF 6.0, section 13, describes it: codes of 9 to 12 bits, highest bit first, which grow one code early. */
final class LzwStream extends InputStream {

	private static final int CLEAR = 256;
	private static final int END = 257;
	private static final int FIRST = 258;
	private static final int CODES = 4096;

	private final InputStream packed;

	/** The text of a code is the text of its prefix, then its last letter. */
	private final short[] prefix = new short[CODES];
	private final byte[] last = new byte[CODES];

	/** Letters of the current text, in reverse. */
	private final byte[] text = new byte[CODES];
	private int left;
	private int next = FIRST;
	private int width = 9;
	private int previous = -1;
	private int bits;
	private int bitCount;
	private boolean ended;

	LzwStream(final InputStream packed) {
		this.packed = packed;
		for (int i = 0; i < 256; i++)
			last[i] = (byte) i;
	}

	@Override
	public int read() throws IOException {
		while (left == 0)
			if (ended || !unfold())
				return -1;
		return text[--left] & 0xff;
	}

	/** Takes the next code; false at the end. */
	private boolean unfold() throws IOException {
		final int code = code();
		if (code == CLEAR) {
			next = FIRST;
			width = 9;
			previous = -1;
			return true;
		}
		ended = code < 0 || code == END;
		if (ended)
			return false;
		if (code > (previous < 0 ? 255 : next))
			throw new ZipException("LZW code " + code + " of " + next);
		// the one code that is not known yet stands for the previous text and its own first letter
		final boolean own = code == next;
		spell(own ? previous : code, own ? 1 : 0);
		if (own)
			text[0] = text[left - 1];
		remember();
		previous = code;
		return true;
	}

	private void spell(final int code, final int from) throws ZipException {
		left = from;
		for (int c = code; c >= 0; c = c < FIRST ? -1 : prefix[c]) {
			if (left == CODES)
				throw new ZipException("LZW text of more than " + CODES + " letters");
			text[left++] = last[c];
		}
	}

	private void remember() throws ZipException {
		if (previous < 0)
			return;
		if (next == CODES)
			throw new ZipException("more than " + CODES + " LZW codes");
		prefix[next] = (short) previous;
		last[next] = text[left - 1];
		next++;
		if (next == (1 << width) - 1 && width < 12)
			width++;
	}

	/** -1 at the end of the strip. */
	private int code() throws IOException {
		while (bitCount < width) {
			final int letter = packed.read();
			if (letter < 0)
				return -1;
			bits = bits << 8 | letter;
			bitCount += 8;
		}
		bitCount -= width;
		return bits >>> bitCount & (1 << width) - 1;
	}

	@Override
	public void close() throws IOException {
		packed.close();
	}
}
