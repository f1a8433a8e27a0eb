package io.github.phasegen.testing;

import java.util.Random;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.FloatProcessor;

/** Small magnitude images: a bright ellipse with structure over Rician noise, another one in each slice. */
public final class TestHeads {

	private TestHeads() {}

	/** A calibrated hyperstack of 8, 16 or 32 bits; values up to about 200. */
	public static ImagePlus image(final int width, final int height, final int[] channelsSlicesFrames, final int bits) {
		final ImageStack stack = new ImageStack(width, height);
		final int[] czt = channelsSlicesFrames;
		for (int k = 0; k < czt[0] * czt[1] * czt[2]; k++) {
			final FloatProcessor plane = new FloatProcessor(width, height, plane(width, height, k));
			plane.setMinAndMax(0, 255);
			stack.addSlice("slice-" + (k + 1), bits == 8 ? plane.convertToByteProcessor(false) : bits == 16 ? plane
				.convertToShortProcessor(false) : plane);
		}
		final ImagePlus imp = new ImagePlus("head.tif", stack);
		imp.setDimensions(czt[0], czt[1], czt[2]);
		imp.setOpenAsHyperStack(stack.getSize() > 1);
		final Calibration calibration = imp.getCalibration();
		calibration.pixelWidth = 0.9;
		calibration.pixelHeight = 1.1;
		calibration.pixelDepth = 3;
		calibration.setUnit("mm");
		return imp;
	}

	/** A 32-bit stack. */
	public static ImagePlus stack(final int width, final int height, final int slices) {
		return image(width, height, new int[] { 1, slices, 1 }, 32);
	}

	private static float[] plane(final int width, final int height, final int k) {
		final Random random = new Random(k);
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) {
			final double x = 2.2 * (i % width) / width - 1.1;
			final double y = 2.2 * (i / width) / height - 1.1;
			final double signal = x * x + y * y < 1 ? 120 + 60 * Math.sin(5 * x + k) * Math.cos(4 * y) : 0;
			values[i] = (float) Math.hypot(signal + 3 * random.nextGaussian(), 3 * random.nextGaussian());
		}
		return values;
	}
}
