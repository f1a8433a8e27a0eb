package io.github.phasegen.io.tiff;

import java.nio.ByteBuffer;
import java.util.Optional;

import ij.io.FileInfo;

import io.github.phasegen.io.SampleType;

/** The grey values of TIFF files, as ImageJ's decoder names them. Rows begin at whole bytes. */
enum TiffType {

	BITMAP(1, null), GRAY8(8, SampleType.UINT8), GRAY10(10, null), GRAY12(12, null), GRAY16(16, SampleType.UINT16),
	SIGNED16(16, SampleType.INT16), GRAY32(32, SampleType.UINT32), SIGNED32(32, SampleType.INT32), FLOAT32(32, SampleType.FLOAT32);

	/** ImageJ shows the set pixels of bitmaps as 255. */
	private static final float WHITE = 255;

	private final int bits;
	private final SampleType samples;

	TiffType(final int bits, final SampleType samples) {
		this.bits = bits;
		this.samples = samples;
	}

	/** Empty for colour. */
	static Optional<TiffType> of(final FileInfo info) {
		return Optional.ofNullable(switch (info.fileType) {
			case FileInfo.BITMAP -> BITMAP;
			case FileInfo.GRAY8, FileInfo.COLOR8 -> GRAY8;
			case FileInfo.GRAY10_UNSIGNED -> GRAY10;
			case FileInfo.GRAY12_UNSIGNED -> GRAY12;
			case FileInfo.GRAY16_UNSIGNED -> GRAY16;
			case FileInfo.GRAY16_SIGNED -> SIGNED16;
			case FileInfo.GRAY32_UNSIGNED -> GRAY32;
			case FileInfo.GRAY32_INT -> SIGNED32;
			case FileInfo.GRAY32_FLOAT -> FLOAT32;
			default -> null;
		});
	}

	int bits() {
		return bits;
	}

	/** True for types whose values ImageJ passes through a calibration function. */
	boolean isShortInteger() {
		return bits <= 16;
	}

	long rowBytes(final int width) {
		return ((long) width * bits + 7) / 8;
	}

	long planeBytes(final int width, final int height) {
		return rowBytes(width) * height;
	}

	/** Decodes a row, in the buffer's byte order; packed bits begin with the highest. */
	void decode(final ByteBuffer row, final float[] plane, final int first, final int width) {
		for (int x = 0; x < width; x++)
			plane[first + x] = value(row, x);
	}

	private float value(final ByteBuffer row, final int x) {
		if (this == FLOAT32)
			return row.getFloat(4 * x);
		if (samples != null)
			return (float) samples.part(row, x * samples.bytes());
		return this == BITMAP ? packed(row, x) * WHITE : packed(row, x);
	}

	private int packed(final ByteBuffer row, final int x) {
		int value = 0;
		for (int bit = x * bits; bit < (x + 1) * bits; bit++)
			value = value << 1 | row.get(bit >> 3) >> 7 - (bit & 7) & 1;
		return value;
	}

	/** Undoes horizontal differencing of a row of whole bytes: each sample is stored as its difference from the one before. */
	void undoDifferences(final ByteBuffer row, final int width) {
		for (int x = 1; x < width; x++)
			switch (bits) {
				case 8 -> row.put(x, (byte) (row.get(x) + row.get(x - 1)));
				case 16 -> row.putShort(2 * x, (short) (row.getShort(2 * x) + row.getShort(2 * x - 2)));
				default -> row.putInt(4 * x, row.getInt(4 * x) + row.getInt(4 * x - 4));
			}
	}
}
