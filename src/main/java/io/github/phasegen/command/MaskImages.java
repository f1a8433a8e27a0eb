package io.github.phasegen.command;

import java.awt.Color;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;

/** Masks as ImageJ shows them. */
final class MaskImages {

	private static final int INSIDE = 255;

	private MaskImages() {}

	/** An 8-bit stack, 255 inside. */
	static ImagePlus of(final RealImage mask) {
		final ImagePlus floats = ImagePlusAdapter.toImagePlus(mask);
		final ImageStack stack = new ImageStack(floats.getWidth(), floats.getHeight());
		for (int k = 0; k < mask.planeCount(); k++)
			stack.addSlice(floats.getStack().getSliceLabel(k + 1), plane(mask, k));
		final ImagePlus image = new ImagePlus(floats.getTitle(), stack);
		image.setDimensions(1, floats.getNSlices(), floats.getNFrames());
		image.setOpenAsHyperStack(stack.getSize() > 1);
		image.setCalibration(floats.getCalibration());
		image.setProperty("Info", floats.getInfoProperty());
		return image;
	}

	private static ByteProcessor plane(final RealImage mask, final int k) {
		final float[] values = ComplexImages.realPlane(mask.pixels(), k);
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) (values[i] == 0 ? 0 : INSIDE);
		return new ByteProcessor((int) mask.pixels().dimension(0), (int) mask.pixels().dimension(1), bytes);
	}

	/** The outline of plane {@code k}; null if nothing is inside. */
	static Roi outline(final RealImage mask, final int k) {
		final ByteProcessor plane = plane(mask, k);
		plane.setThreshold(INSIDE, INSIDE, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = ThresholdToSelection.run(new ImagePlus("", plane));
		if (roi != null) roi.setStrokeColor(Color.YELLOW);
		return roi;
	}

	/** Lays the outlines over an image of the same slices and frames. */
	static void outline(final ImagePlus image, final RealImage mask) {
		final Overlay overlay = new Overlay();
		final int slices = (int) mask.pixels().dimension(3);
		for (int k = 0; k < mask.planeCount(); k++) {
			final Roi roi = outline(mask, k);
			if (roi == null) continue;
			if (image.getStackSize() > 1) roi.setPosition(0, k % slices + 1, k / slices + 1);
			overlay.add(roi);
		}
		image.setOverlay(overlay);
	}
}
