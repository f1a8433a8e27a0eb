package io.github.phasegen.io;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Number types of samples in files. Complex samples are two parts next to each other, real part first. */
public enum SampleType {

	BOOL(1, 1), UINT8(1, 1), INT8(1, 1), UINT16(2, 1), INT16(2, 1), UINT32(4, 1), INT32(4, 1), UINT64(8, 1), INT64(8, 1), FLOAT16(2, 1),
	BFLOAT16(2, 1), FLOAT32(4, 1), FLOAT64(8, 1), COMPLEX32(4, 2), COMPLEX64(8, 2), COMPLEX128(16, 2);

	private final int bytes;
	private final int parts;

	SampleType(final int bytes, final int parts) {
		this.bytes = bytes;
		this.parts = parts;
	}

	/** Bytes per sample. */
	public int bytes() {
		return bytes;
	}

	/** 2 for complex samples, else 1. */
	public int parts() {
		return parts;
	}

	public boolean isComplex() {
		return parts == 2;
	}

	/** Bytes of a part. */
	public int partBytes() {
		return bytes / parts;
	}

	/**
	 * One part of a sample at a position of a buffer, in the buffer's byte order. 64-bit integers are rounded to double.
	 *
	 * @param position in bytes
	 */
	public double part(final ByteBuffer buffer, final int position) {
		return switch (this) {
			case BOOL -> buffer.get(position) == 0 ? 0 : 1;
			case UINT8 -> buffer.get(position) & 0xff;
			case INT8 -> buffer.get(position);
			case UINT16 -> buffer.getShort(position) & 0xffff;
			case INT16 -> buffer.getShort(position);
			case UINT32 -> buffer.getInt(position) & 0xffffffffL;
			case INT32 -> buffer.getInt(position);
			case UINT64 -> unsigned(buffer.getLong(position));
			case INT64 -> buffer.getLong(position);
			case FLOAT16, COMPLEX32 -> half(buffer.getShort(position));
			case BFLOAT16 -> Float.intBitsToFloat(buffer.getShort(position) << 16);
			case FLOAT32, COMPLEX64 -> buffer.getFloat(position);
			case FLOAT64, COMPLEX128 -> buffer.getDouble(position);
		};
	}

	private static double unsigned(final long value) {
		return value >= 0 ? value : 2.0 * (value >>> 1);
	}

	/** IEEE 754 binary16. */
	private static double half(final short bits) {
		final int exponent = bits >> 10 & 31;
		final int fraction = bits & 1023;
		final double value = switch (exponent) {
			case 0 -> fraction * 0x1p-24;
			case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
			default -> (1024 + fraction) * Math.scalb(1.0, exponent - 25);
		};
		return bits < 0 ? -value : value;
	}

	/** "complex64" and the like. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
