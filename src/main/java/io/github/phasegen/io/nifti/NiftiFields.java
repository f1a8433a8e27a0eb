package io.github.phasegen.io.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a header, field by field: where and as what nifti1.h and nifti2.h store each. */
final class NiftiFields {

	private enum Kind {

		BYTE(1), SHORT(2), INT(4), LONG(8), FLOAT(4), DOUBLE(8);

		final int bytes;

		Kind(final int bytes) {
			this.bytes = bytes;
		}
	}

	/** Numbers; some are arrays. */
	enum Field {

		DIM_INFO(39, Kind.BYTE, 524, Kind.BYTE), DIM(40, Kind.SHORT, 16, Kind.LONG), INTENT_P(56, Kind.FLOAT, 80, Kind.DOUBLE),
		INTENT_CODE(68, Kind.SHORT, 504, Kind.INT), DATATYPE(70, Kind.SHORT, 12, Kind.SHORT), BITPIX(72, Kind.SHORT, 14, Kind.SHORT),
		SLICE_START(74, Kind.SHORT, 224, Kind.LONG), PIXDIM(76, Kind.FLOAT, 104, Kind.DOUBLE), VOX_OFFSET(108, Kind.FLOAT, 168, Kind.LONG),
		SCL_SLOPE(112, Kind.FLOAT, 176, Kind.DOUBLE), SCL_INTER(116, Kind.FLOAT, 184, Kind.DOUBLE),
		SLICE_END(120, Kind.SHORT, 232, Kind.LONG), SLICE_CODE(122, Kind.BYTE, 496, Kind.INT), XYZT_UNITS(123, Kind.BYTE, 500, Kind.INT),
		SLICE_DURATION(132, Kind.FLOAT, 208, Kind.DOUBLE), TOFFSET(136, Kind.FLOAT, 216, Kind.DOUBLE),
		QFORM_CODE(252, Kind.SHORT, 344, Kind.INT), SFORM_CODE(254, Kind.SHORT, 348, Kind.INT),

		/** Quaternion b, c, d, then the shift along x, y, z. */
		QFORM(256, Kind.FLOAT, 352, Kind.DOUBLE),

		/** Three rows of four. */
		SROW(280, Kind.FLOAT, 400, Kind.DOUBLE);

		private final int offset1;
		private final Kind kind1;
		private final int offset2;
		private final Kind kind2;

		Field(final int offset1, final Kind kind1, final int offset2, final Kind kind2) {
			this.offset1 = offset1;
			this.kind1 = kind1;
			this.offset2 = offset2;
			this.kind2 = kind2;
		}
	}

	/** Texts, which end with their first zero. */
	enum Text {

		DESCRIPTION(148, 240, 80), INTENT_NAME(328, 508, 16);

		private final int offset1;
		private final int offset2;
		private final int length;

		Text(final int offset1, final int offset2, final int length) {
			this.offset1 = offset1;
			this.offset2 = offset2;
			this.length = length;
		}
	}

	private static final int MAGIC_1 = 344;
	private static final int MAGIC_2 = 4;

	private final ByteBuffer buffer;
	private final boolean second;

	/** @param header 348 or 540 bytes; used as they are */
	NiftiFields(final byte[] header, final ByteOrder order) {
		buffer = ByteBuffer.wrap(header).order(order);
		second = header.length == NiftiHeader.BYTES_2;
	}

	static String magic(final int version) {
		return version == 1 ? "n+1\0" : "n+2\0\r\n\032\n";
	}

	int version() {
		return second ? 2 : 1;
	}

	ByteOrder order() {
		return buffer.order();
	}

	String magic() {
		return new String(buffer.array(), second ? MAGIC_2 : MAGIC_1, magic(version()).length(), StandardCharsets.ISO_8859_1);
	}

	/** Writes sizeof_hdr and magic. */
	void putMagic() {
		buffer.putInt(0, buffer.capacity());
		buffer.put(second ? MAGIC_2 : MAGIC_1, magic(version()).getBytes(StandardCharsets.ISO_8859_1));
	}

	long whole(final Field field, final int index) {
		final int position = position(field, index);
		return switch (kind(field)) {
			case BYTE -> buffer.get(position) & 0xff;
			case SHORT -> buffer.getShort(position);
			case INT -> buffer.getInt(position);
			case LONG -> buffer.getLong(position);
			case FLOAT -> (long) buffer.getFloat(position);
			case DOUBLE -> (long) buffer.getDouble(position);
		};
	}

	double real(final Field field, final int index) {
		final int position = position(field, index);
		return switch (kind(field)) {
			case FLOAT -> buffer.getFloat(position);
			case DOUBLE -> buffer.getDouble(position);
			default -> whole(field, index);
		};
	}

	/** A 32-bit number as the shortest decimal that is stored as this number, so that 0.1 is not 0.10000000149011612. */
	double decimal(final Field field, final int index) {
		return kind(field) == Kind.FLOAT ? Double.parseDouble(Float.toString(buffer.getFloat(position(field, index)))) : real(field, index);
	}

	void put(final Field field, final int index, final double value) {
		final int position = position(field, index);
		switch (kind(field)) {
			case BYTE -> buffer.put(position, (byte) value);
			case SHORT -> buffer.putShort(position, (short) value);
			case INT -> buffer.putInt(position, (int) value);
			case LONG -> buffer.putLong(position, (long) value);
			case FLOAT -> buffer.putFloat(position, (float) value);
			case DOUBLE -> buffer.putDouble(position, value);
		}
	}

	String text(final Text field) {
		final String text = new String(buffer.array(), position(field), field.length, StandardCharsets.ISO_8859_1);
		final int end = text.indexOf('\0');
		return (end < 0 ? text : text.substring(0, end)).strip();
	}

	/** Cuts what does not fit. */
	void put(final Text field, final String value) {
		final byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
		buffer.put(position(field), bytes, 0, Math.min(bytes.length, field.length - 1));
	}

	private Kind kind(final Field field) {
		return second ? field.kind2 : field.kind1;
	}

	private int position(final Field field, final int index) {
		return (second ? field.offset2 : field.offset1) + index * kind(field).bytes;
	}

	private int position(final Text field) {
		return second ? field.offset2 : field.offset1;
	}
}
