package io.github.phasegen.io.hdf5.file;

/** The checksum of HDF5's structures: Bob Jenkins' hash "lookup3" (hashlittle, 2006, public domain) with initial value 0. */
final class Checksum {

	private Checksum() {}

	static int of(final byte[] bytes, final int length) {
		int a = 0xdeadbeef + length;
		int b = a;
		int c = a;
		int i = 0;
		for (; length - i > 12; i += 12) {
			a += word(bytes, i, length);
			b += word(bytes, i + 4, length);
			c += word(bytes, i + 8, length);
			a = a - c ^ Integer.rotateLeft(c, 4);
			c += b;
			b = b - a ^ Integer.rotateLeft(a, 6);
			a += c;
			c = c - b ^ Integer.rotateLeft(b, 8);
			b += a;
			a = a - c ^ Integer.rotateLeft(c, 16);
			c += b;
			b = b - a ^ Integer.rotateLeft(a, 19);
			a += c;
			c = c - b ^ Integer.rotateLeft(b, 4);
			b += a;
		}
		if (i == length)
			return c;
		a += word(bytes, i, length);
		b += word(bytes, i + 4, length);
		c += word(bytes, i + 8, length);
		return last(a, b, c);
	}

	private static int last(final int first, final int second, final int third) {
		int a = first;
		int b = second;
		int c = (third ^ second) - Integer.rotateLeft(second, 14);
		a = (a ^ c) - Integer.rotateLeft(c, 11);
		b = (b ^ a) - Integer.rotateLeft(a, 25);
		c = (c ^ b) - Integer.rotateLeft(b, 16);
		a = (a ^ c) - Integer.rotateLeft(c, 4);
		b = (b ^ a) - Integer.rotateLeft(a, 14);
		return (c ^ b) - Integer.rotateLeft(b, 24);
	}

	/** Four bytes in little-endian order, zeros beyond the end. */
	private static int word(final byte[] bytes, final int start, final int length) {
		int word = 0;
		for (int i = 0; i < 4 && start + i < length; i++)
			word |= (bytes[start + i] & 0xff) << 8 * i;
		return word;
	}
}
