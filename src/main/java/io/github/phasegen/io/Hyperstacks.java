package io.github.phasegen.io;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;

/** Puts ImageJ's 32-bit hyperstacks together: axes, calibration, labels, info, and a display range of its own for each channel. */
public final class Hyperstacks {

	private Hyperstacks() {}

	/**
	 * An image with the axes, labels, calibration and info of a hyperstack, all of whose slices share one array of zeros, so that it takes no
	 * memory worth mentioning however large the image is.
	 *
	 * @param output the parts that a complex image is stored as; ignored for real ones
	 */
	public static ImagePlus shell(final ImageLayout layout, final ComplexOutput output) {
		final int parts = layout.complex() ? output.parts().size() : 1;
		final float[] zeros = new float[layout.shape().planeSamples()];
		final ImageStack stack = emptyStack(layout.shape());
		for (int k = 0; k < layout.shape().planeCount(); k++)
			for (int part = 0; part < parts; part++)
				stack.addSlice(layout.complex() ? label(layout, output, k, part) : label(layout.metadata(), k), zeros);
		return of(layout, stack, parts);
	}

	static ImageStack emptyStack(final ImageShape shape) {
		return new ImageStack(shape.width(), shape.height());
	}

	/** ImageJ has null where there is no label. */
	static String label(final ImageMetadata metadata, final int k) {
		return metadata.label(k).isEmpty() ? null : metadata.label(k);
	}

	static String label(final ImageLayout layout, final ComplexOutput output, final int k, final int part) {
		final ImageShape shape = layout.shape();
		return SliceLabels.of(output.parts().get(part), k, new int[] { shape.channels(), shape.slices(), shape.frames() },
			layout.metadata().label(k));
	}

	/** @param parts channels of the stack per channel of the image */
	static ImagePlus of(final ImageLayout layout, final ImageStack stack, final int parts) {
		final int channels = parts * layout.shape().channels();
		final ImageMetadata metadata = layout.metadata();
		final ImagePlus imp = new ImagePlus(metadata.title(), stack);
		imp.setDimensions(channels, layout.shape().slices(), layout.shape().frames());
		imp.setOpenAsHyperStack(stack.getSize() > 1);
		imp.setCalibration(calibration(metadata));
		if (!metadata.info().isEmpty())
			imp.setProperty("Info", metadata.info());
		// magnitude and phase have nothing in common in their ranges, so every channel gets its own, in grey
		return channels > 1 ? new CompositeImage(imp, IJ.GRAYSCALE) : imp;
	}

	/** The same image, with the range of each channel's finite values on display. */
	static ImagePlus withRanges(final ImagePlus imp) {
		final DisplayRanges ranges = new DisplayRanges(imp.getNChannels());
		for (int slice = 0; slice < imp.getStackSize(); slice++)
			ranges.add(slice % imp.getNChannels(), (float[]) imp.getStack().getPixels(slice + 1));
		ranges.applyTo(imp);
		return imp;
	}

	private static Calibration calibration(final ImageMetadata metadata) {
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = metadata.x().step();
		calibration.pixelHeight = metadata.y().step();
		calibration.pixelDepth = metadata.z().step();
		calibration.frameInterval = metadata.t().step();
		calibration.xOrigin = metadata.x().origin();
		calibration.yOrigin = metadata.y().origin();
		calibration.zOrigin = metadata.z().origin();
		calibration.setXUnit(metadata.x().unit());
		if (!metadata.y().unit().equals(metadata.x().unit()))
			calibration.setYUnit(metadata.y().unit());
		if (!metadata.z().unit().equals(metadata.x().unit()))
			calibration.setZUnit(metadata.z().unit());
		calibration.setTimeUnit(metadata.t().unit());
		return calibration;
	}
}
