package io.github.phasegen.io.nifti;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.SampleType;

/** The numeric types of NIfTI files that can be read, by the {@code DT_} codes of nifti1.h. */
public enum NiftiType {

	UINT8(2, SampleType.UINT8), INT16(4, SampleType.INT16), INT32(8, SampleType.INT32), FLOAT32(16, SampleType.FLOAT32),
	COMPLEX64(32, SampleType.COMPLEX64), FLOAT64(64, SampleType.FLOAT64), INT8(256, SampleType.INT8), UINT16(512, SampleType.UINT16),
	UINT32(768, SampleType.UINT32), INT64(1024, SampleType.INT64), UINT64(1280, SampleType.UINT64), COMPLEX128(1792, SampleType.COMPLEX128);

	/** Types that the standard knows and this reader does not. */
	private static final Map<Integer, String> UNREAD =
		Map.of(1, "binary (1 bit)", 128, "RGB24", 1536, "float128", 2048, "complex256", 2304, "RGBA32");

	private final int code;
	private final SampleType samples;

	NiftiType(final int code, final SampleType samples) {
		this.code = code;
		this.samples = samples;
	}

	static Optional<NiftiType> of(final int code) {
		return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
	}

	/** The name of a type of the standard that cannot be read. */
	static Optional<String> unread(final int code) {
		return Optional.ofNullable(UNREAD.get(code));
	}

	int code() {
		return code;
	}

	public SampleType samples() {
		return samples;
	}

	/** Bytes per sample. */
	public int bytes() {
		return samples.bytes();
	}

	public boolean isComplex() {
		return samples.isComplex();
	}

	/** Real numbers per sample: 1, or 2 if complex. */
	public int parts() {
		return samples.parts();
	}

	@Override
	public String toString() {
		return samples.toString();
	}
}
