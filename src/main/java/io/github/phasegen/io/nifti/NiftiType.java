package io.github.phasegen.io.nifti;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The numeric types of NIfTI files that can be read, by the {@code DT_} codes of nifti1.h. */
public enum NiftiType {

	UINT8(2, 1), INT16(4, 2), INT32(8, 4), FLOAT32(16, 4), COMPLEX64(32, 8), FLOAT64(64, 8), INT8(256, 1), UINT16(512, 2), UINT32(768, 4),
	INT64(1024, 8), UINT64(1280, 8), COMPLEX128(1792, 16);

	/** Types that the standard knows and this reader does not. */
	private static final Map<Integer, String> UNREAD =
		Map.of(1, "binary (1 bit)", 128, "RGB24", 1536, "float128", 2048, "complex256", 2304, "RGBA32");

	private final int code;
	private final int bytes;

	NiftiType(final int code, final int bytes) {
		this.code = code;
		this.bytes = bytes;
	}

	static Optional<NiftiType> of(final int code) {
		return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
	}

	/** The name of a type of the standard that cannot be read. */
	static Optional<String> unread(final int code) {
		return Optional.ofNullable(UNREAD.get(code));
	}

	/** Bytes per sample. */
	public int bytes() {
		return bytes;
	}

	public boolean isComplex() {
		return this == COMPLEX64 || this == COMPLEX128;
	}

	/** Real numbers per sample: 1, or 2 if complex. */
	public int parts() {
		return isComplex() ? 2 : 1;
	}

	/** The next real number of the buffer; of a complex sample the next part. */
	double next(final ByteBuffer buffer) {
		return switch (this) {
			case UINT8 -> buffer.get() & 0xff;
			case INT8 -> buffer.get();
			case INT16 -> buffer.getShort();
			case UINT16 -> buffer.getShort() & 0xffff;
			case INT32 -> buffer.getInt();
			case UINT32 -> buffer.getInt() & 0xffffffffL;
			case INT64 -> buffer.getLong();
			case UINT64 -> unsigned(buffer.getLong());
			case FLOAT32, COMPLEX64 -> buffer.getFloat();
			case FLOAT64, COMPLEX128 -> buffer.getDouble();
		};
	}

	private static double unsigned(final long value) {
		return value >= 0 ? value : 2.0 * (value >>> 1) + (value & 1);
	}
}
