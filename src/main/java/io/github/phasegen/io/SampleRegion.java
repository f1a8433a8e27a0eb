package io.github.phasegen.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where an array lies in a file.
 *
 * @param offset of the first sample, in bytes
 * @param slope value = slope * stored + intercept, for both parts of complex samples
 */
public record SampleRegion(long offset, SampleType type, ByteOrder order, double slope, double intercept) {

	/** Samples whose stored numbers are their values. */
	public static SampleRegion unscaled(final long offset, final SampleType type, final ByteOrder order) {
		return new SampleRegion(offset, type, order, 1, 0);
	}

	/** True if the stored numbers are floats and the values themselves, so that their bits can be copied (-0 and NaN are more than numbers). */
	boolean holdsFloats() {
		return (type == SampleType.FLOAT32 || type == SampleType.COMPLEX64) && isUnscaled();
	}

	private boolean isUnscaled() {
		return slope == 1 && intercept == 0;
	}

	/** One part of a sample, at a position of a buffer in bytes. */
	float value(final ByteBuffer buffer, final int position) {
		final double stored = type.part(buffer, position);
		return (float) (isUnscaled() ? stored : slope * stored + intercept);
	}
}
