package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.io.PlaneReader;

/**
 * One look at all samples of an input before the work, so that a run does not fail after an hour.
 *
 * @param signalLevel mean magnitude within the head: of all pixels above one tenth of the 99th percentile of the input
 */
record InputScan(double signalLevel) {

	/**
	 * @param name of the input, for messages
	 * @throws IllegalArgumentException if a sample is not finite, a magnitude is negative, or there is no signal, naming the slice
	 */
	static InputScan of(final String name, final PlaneReader planes, final RunProgress progress) throws IOException {
		final MagnitudeHistogram histogram = new MagnitudeHistogram();
		final int count = planes.shape().planeCount();
		for (int k = 0; k < count; k++) {
			progress.checkCancelled();
			if (planes.complex())
				addComplex(name, planes.read(k), k, histogram);
			else
				addMagnitudes(name, planes.read(k), k, histogram);
		}
		final double level = histogram.headMean();
		if (!(level > 0))
			throw new IllegalArgumentException(name + ": image: found only zeros, expected a magnitude or complex image");
		return new InputScan(level);
	}

	private static void addMagnitudes(final String name, final float[] plane, final int k, final MagnitudeHistogram histogram) {
		for (final float value : plane) {
			if (!Float.isFinite(value))
				throw new IllegalArgumentException(name + ": image, slice " + (k + 1) + ": found " + value + ", expected finite magnitudes");
			if (value < 0)
				throw new IllegalArgumentException(name + ": image, slice " + (k + 1) + ": found " + value + ", expected magnitudes of 0 or more");
			histogram.add(value);
		}
	}

	private static void addComplex(final String name, final float[] plane, final int k, final MagnitudeHistogram histogram) {
		for (int i = 0; i < plane.length; i += 2) {
			final float magnitude = (float) Math.sqrt((double) plane[i] * plane[i] + (double) plane[i + 1] * plane[i + 1]);
			if (!Float.isFinite(magnitude))
				throw new IllegalArgumentException(name + ": image, slice " + (k + 1) + ": found " + plane[i] + " + " + plane[i + 1]
					+ "i, expected finite samples");
			histogram.add(magnitude);
		}
	}
}
