package io.github.phasegen.io.hdf5.file;

/** Expands data in the LZF format of Marc Lehmann's LibLZF: runs of literals and copies of what came before. */
final class Lzf {

	private Lzf() {}

	/** @return the number of bytes expanded, -1 if the data are damaged or do not fit */
	static int decode(final byte[] data, final byte[] result) {
		int in = 0;
		int out = 0;
		while (in < data.length) {
			final int control = data[in++] & 0xff;
			if (control < 32) {
				final int count = control + 1;
				if (count > data.length - in || count > result.length - out)
					return -1;
				System.arraycopy(data, in, result, out, count);
				in += count;
				out += count;
				continue;
			}
			int count = control >> 5;
			if (count == 7 && in < data.length)
				count += data[in++] & 0xff;
			if (in >= data.length)
				return -1;
			final int from = out - ((control & 31) << 8 | data[in++] & 0xff) - 1;
			if (from < 0 || count + 2 > result.length - out)
				return -1;
			for (int i = 0; i < count + 2; i++)
				result[out + i] = result[from + i];
			out += count + 2;
		}
		return out;
	}
}
