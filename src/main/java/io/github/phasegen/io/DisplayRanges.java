package io.github.phasegen.io;

import java.util.Arrays;

import ij.CompositeImage;
import ij.ImagePlus;

/** The smallest and largest finite value of each channel, collected plane by plane. */
public final class DisplayRanges {

	private final double[] min;
	private final double[] max;

	public DisplayRanges(final int channels) {
		min = new double[channels];
		max = new double[channels];
		Arrays.fill(min, Double.POSITIVE_INFINITY);
		Arrays.fill(max, Double.NEGATIVE_INFINITY);
	}

	/** @param channel from 0 on */
	public void add(final int channel, final float[] plane) {
		for (final float value : plane)
			if (Float.isFinite(value)) {
				min[channel] = Math.min(min[channel], value);
				max[channel] = Math.max(max[channel], value);
			}
	}

	/** Sets the display ranges of an image with as many channels. */
	public void applyTo(final ImagePlus imp) {
		if (!(imp instanceof CompositeImage composite)) {
			imp.setDisplayRange(min(0), max(0));
			return;
		}
		for (int c = min.length - 1; c >= 0; c--) {
			composite.setPositionWithoutUpdate(c + 1, 1, 1);
			composite.setDisplayRange(min(c), max(c));
		}
	}

	private double min(final int channel) {
		return min[channel] <= max[channel] ? min[channel] : 0;
	}

	private double max(final int channel) {
		return min[channel] <= max[channel] ? max[channel] : 1;
	}
}
