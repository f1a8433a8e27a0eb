package io.github.phasegen.io;

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
}
