package io.github.phasegen.io.nifti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Builds NIfTI files in memory, from the published layout of nifti1.h and nifti2.h, and lets tests spoil any field of them. */
public final class NiftiBytes {

	private final boolean second;
	private final ByteBuffer bytes;
	private final NiftiType type;

	private NiftiBytes(final int version, final ByteOrder order, final NiftiType type, final int... dims) {
		second = version == 2;
		this.type = type;
		final int samples = Arrays.stream(dims).reduce(1, Math::multiplyExact);
		bytes = ByteBuffer.allocate(dataOffset() + samples * type.bytes()).order(order);
		bytes.putInt(0, headerBytes());
		bytes.position(second ? 4 : 344);
		bytes.put((second ? "n+2\0\r\n\032\n" : "n+1\0").getBytes(StandardCharsets.ISO_8859_1));
		datatype(code(type), 8 * type.bytes());
		dim(0, dims.length);
		for (int i = 0; i < dims.length; i++)
			dim(i + 1, dims[i]);
		for (int i = 0; i < 8; i++)
			pixdim(i, 1);
		voxOffset(dataOffset());
		scaling(1, 0);
	}

	/** A NIfTI-1 file of zeros, little-endian. */
	public static NiftiBytes first(final NiftiType type, final int... dims) {
		return new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN, type, dims);
	}

	static NiftiBytes of(final int version, final ByteOrder order, final NiftiType type, final int... dims) {
		return new NiftiBytes(version, order, type, dims);
	}

	/** The codes of nifti1.h, on purpose not taken from the class under test. */
	static int code(final NiftiType type) {
		return switch (type) {
			case UINT8 -> 2;
			case INT16 -> 4;
			case INT32 -> 8;
			case FLOAT32 -> 16;
			case COMPLEX64 -> 32;
			case FLOAT64 -> 64;
			case INT8 -> 256;
			case UINT16 -> 512;
			case UINT32 -> 768;
			case INT64 -> 1024;
			case UINT64 -> 1280;
			case COMPLEX128 -> 1792;
		};
	}

	NiftiBytes dim(final int index, final long size) {
		return second ? putLong(16 + 8 * index, size) : putShort(40 + 2 * index, (int) size);
	}

	NiftiBytes datatype(final int code, final int bits) {
		return putShort(second ? 12 : 70, code).putShort(second ? 14 : 72, bits);
	}

	public NiftiBytes pixdim(final int index, final double value) {
		return putReal(second ? 104 + 8 * index : 76 + 4 * index, value);
	}

	NiftiBytes voxOffset(final double offset) {
		return second ? putLong(168, (long) offset) : putReal(108, offset);
	}

	NiftiBytes scaling(final double slope, final double intercept) {
		return putReal(second ? 176 : 112, slope).putReal(second ? 184 : 116, intercept);
	}

	NiftiBytes units(final int code) {
		if (second)
			bytes.putInt(500, code);
		else
			bytes.put(123, (byte) code);
		return this;
	}

	NiftiBytes description(final String text) {
		bytes.position(second ? 240 : 148);
		bytes.put(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	/** Values in dim_info, slice_start, slice_end, slice_code, slice_duration, toffset, intent_p, intent_code and intent_name. */
	NiftiBytes details() {
		if (second)
			putByte(524, 57).putLong(224, 1).putLong(232, 3).putInt(496, 2).putInt(504, 1003);
		else
			putByte(39, 57).putShort(74, 1).putShort(120, 3).putByte(122, 2).putShort(68, 1003);
		putReal(second ? 208 : 132, 0.065).putReal(second ? 216 : 136, 1.1).putReal(second ? 88 : 60, 0.7);
		bytes.position(second ? 508 : 328);
		bytes.put("phase".getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	NiftiBytes qform(final int code, final double... values) {
		if (second)
			bytes.putInt(344, code);
		else
			bytes.putShort(252, (short) code);
		for (int i = 0; i < values.length; i++)
			putReal(second ? 352 + 8 * i : 256 + 4 * i, values[i]);
		return this;
	}

	NiftiBytes sform(final int code, final double... rows) {
		if (second)
			bytes.putInt(348, code);
		else
			bytes.putShort(254, (short) code);
		for (int i = 0; i < rows.length; i++)
			putReal(second ? 400 + 8 * i : 280 + 4 * i, rows[i]);
		return this;
	}

	/** Stores the numbers one after the other; complex samples take two. */
	public NiftiBytes data(final double... values) {
		bytes.position(dataOffset());
		for (final double value : values)
			put(value);
		return this;
	}

	NiftiBytes putByte(final int offset, final int value) {
		bytes.put(offset, (byte) value);
		return this;
	}

	NiftiBytes putShort(final int offset, final int value) {
		bytes.putShort(offset, (short) value);
		return this;
	}

	NiftiBytes putInt(final int offset, final int value) {
		bytes.putInt(offset, value);
		return this;
	}

	NiftiBytes putLong(final int offset, final long value) {
		bytes.putLong(offset, value);
		return this;
	}

	public byte[] bytes() {
		return bytes.array().clone();
	}

	byte[] truncated(final int length) {
		return Arrays.copyOf(bytes.array(), length);
	}

	/** The file with {@code count} more zeros behind it. */
	byte[] followedBy(final int count) {
		return Arrays.copyOf(bytes.array(), bytes.capacity() + count);
	}

	byte[] gzip() {
		return gzip(bytes.array());
	}

	static byte[] gzip(final byte[] plain) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(plain);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
		return out.toByteArray();
	}

	private void put(final double value) {
		switch (type) {
			case UINT8, INT8 -> bytes.put((byte) (long) value);
			case INT16, UINT16 -> bytes.putShort((short) (long) value);
			case INT32, UINT32 -> bytes.putInt((int) (long) value);
			case INT64, UINT64 -> bytes.putLong((long) value);
			case FLOAT32, COMPLEX64 -> bytes.putFloat((float) value);
			case FLOAT64, COMPLEX128 -> bytes.putDouble(value);
		}
	}

	private NiftiBytes putReal(final int offset, final double value) {
		if (second)
			bytes.putDouble(offset, value);
		else
			bytes.putFloat(offset, (float) value);
		return this;
	}

	private int headerBytes() {
		return second ? 540 : 348;
	}

	private int dataOffset() {
		return headerBytes() + 4;
	}
}
