package io.github.phasegen.io.hdf5.file;

/** Fletcher's checksum of 16-bit words, as HDF5 computes it: words in big-endian order, a last odd byte as a word's upper half. */
final class Fletcher32 {

	private Fletcher32() {}

	static int of(final byte[] bytes) {
		long sum1 = 0;
		long sum2 = 0;
		for (int i = 0; i < bytes.length; i += 2) {
			final int low = i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0;
			sum1 = fold(sum1 + ((bytes[i] & 0xff) << 8 | low));
			sum2 = fold(sum2 + sum1);
		}
		return (int) (fold(sum2) << 16 | fold(sum1));
	}

	private static long fold(final long sum) {
		return (sum & 0xffff) + (sum >>> 16);
	}
}
