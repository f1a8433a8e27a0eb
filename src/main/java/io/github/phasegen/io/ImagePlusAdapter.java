package io.github.phasegen.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.complex.ComplexFloatType;

import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;

/**
 * The border with ImageJ: {@link ImagePlus} to ImgLib2 images with axes X, Y, C, Z, T and back.
 * <p>
 * Into ImgLib2 nothing is copied (except virtual stacks). Back come 32-bit hyperstacks; a complex image has its parts in neighbouring
 * channels, named by the slice labels, such as "Magnitude z:3/24" and "Phase z:3/24". Calibration, labels and info go both ways.
 */
public final class ImagePlusAdapter {

	private ImagePlusAdapter() {}

	/**
	 * What an image holds: a complex image if every slice label says so, else a real one, whatever it may look like.
	 *
	 * @throws IllegalArgumentException if there is no image or it is a colour image
	 */
	public static ImageContents toContents(final ImagePlus imp) {
		final Optional<ComplexOutput> form = complexForm(imp);
		return form.isPresent() ? toComplex(imp, form.get()) : toReal(imp);
	}

	/**
	 * The image's grey values, with its intensity calibration applied. The pixels are the image's own arrays.
	 *
	 * @throws IllegalArgumentException if there is no image or it is a colour image
	 */
	public static RealImage toReal(final ImagePlus imp) {
		requireImage(imp);
		return new RealImage(StackPixels.of(imp), metadata(imp, labels(imp)));
	}

	/**
	 * The complex image whose parts are in neighbouring channels, as a user may declare whatever the labels say.
	 *
	 * @param form how channels 1 and 2 (3 and 4, ...) are to be understood
	 * @throws IllegalArgumentException if the number of channels is odd, or {@code form} has not two parts
	 */
	public static ComplexImage toComplex(final ImagePlus imp, final ComplexOutput form) {
		final RealImage parts = toReal(imp);
		final long[] size = parts.pixels().dimensionsAsLongArray();
		if (size[2] % 2 != 0)
			throw new IllegalArgumentException("Channels of " + imp.getTitle() + ": expected pairs (" + form + "), found " + size[2]);
		size[2] /= 2;
		final Img<ComplexFloatType> pixels = ComplexImages.create(size);
		for (int k = 0; k < ComplexImages.planeCount(pixels); k++)
			ComplexImages.setPlane(pixels, k, combine(parts.pixels(), k, form));
		return new ComplexImage(pixels, parts.metadata().withLabels(SliceLabels.before(parts.metadata().labels())));
	}

	/** The parts that the slice labels name, if they all do. */
	public static Optional<ComplexOutput> complexForm(final ImagePlus imp) {
		requireImage(imp);
		return SliceLabels.pair(labels(imp), imp.getNChannels());
	}

	/** A 32-bit hyperstack of what a file holds; {@code output} is ignored for real images. */
	public static ImagePlus toImagePlus(final ImageContents contents, final ComplexOutput output) {
		if (contents instanceof ComplexImage complex)
			return toImagePlus(complex, output);
		return toImagePlus((RealImage) contents);
	}

	/** A 32-bit hyperstack with the values of a real image. */
	public static ImagePlus toImagePlus(final RealImage image) {
		final ImageStack stack = emptyStack(image);
		for (int k = 0; k < image.planeCount(); k++)
			stack.addSlice(nullIfEmpty(image.metadata().label(k)), ComplexImages.realPlane(image.pixels(), k));
		return hyperstack(image, stack, 1);
	}

	/** A 32-bit hyperstack with as many channels per channel of the complex image as {@code output} has parts. Phases are in radians. */
	public static ImagePlus toImagePlus(final ComplexImage image, final ComplexOutput output) {
		final ImageStack stack = emptyStack(image);
		final RandomAccessibleInterval<ComplexFloatType> pixels = image.pixels();
		final int[] size = { (int) pixels.dimension(2), (int) pixels.dimension(3), (int) pixels.dimension(4) };
		final List<String> parts = output.parts();
		for (int k = 0; k < image.planeCount(); k++) {
			final ComplexPlane plane = ComplexImages.plane(pixels, k);
			for (int part = 0; part < parts.size(); part++)
				stack.addSlice(SliceLabels.of(parts.get(part), k, size, image.metadata().label(k)), output.extract(plane, part));
		}
		return hyperstack(image, stack, parts.size());
	}

	private static ComplexPlane combine(final RandomAccessibleInterval<? extends RealType<?>> parts, final int k, final ComplexOutput form) {
		return form.combine((int) parts.dimension(0), (int) parts.dimension(1), ComplexImages.realPlane(parts, 2 * k),
			ComplexImages.realPlane(parts, 2 * k + 1));
	}

	private static void requireImage(final ImagePlus imp) {
		if (imp == null)
			throw new IllegalArgumentException("Image: expected one, found none");
		if (imp.getWidth() == 0 || imp.getHeight() == 0)
			throw new IllegalArgumentException("Image size of " + imp.getTitle() + ": expected at least 1 x 1 pixels, found "
				+ imp.getWidth() + " x " + imp.getHeight());
	}

	private static List<String> labels(final ImagePlus imp) {
		final ImageStack stack = imp.getStack();
		final List<String> labels = new ArrayList<>();
		for (int slice = 1; slice <= stack.getSize(); slice++)
			labels.add(stack.getSliceLabel(slice) == null ? "" : stack.getSliceLabel(slice));
		return labels;
	}

	private static ImageMetadata metadata(final ImagePlus imp, final List<String> labels) {
		final Calibration c = imp.getCalibration();
		return new ImageMetadata(imp.getTitle(), scale(c.pixelWidth, c.xOrigin, c.getXUnit()), scale(c.pixelHeight, c.yOrigin, c.getYUnit()),
			scale(c.pixelDepth, c.zOrigin, c.getZUnit()), scale(c.frameInterval, 0, c.getTimeUnit()), labels, imp.getInfoProperty());
	}

	/** Damaged calibrations occur in files and must not make the pixels unreadable. */
	private static AxisScale scale(final double step, final double origin, final String unit) {
		return new AxisScale(Double.isFinite(step) ? step : 1, Double.isFinite(origin) ? origin : 0, unit);
	}

	private static ImageStack emptyStack(final ImageContents image) {
		return new ImageStack(Math.toIntExact(image.pixels().dimension(0)), Math.toIntExact(image.pixels().dimension(1)));
	}

	private static ImagePlus hyperstack(final ImageContents image, final ImageStack stack, final int parts) {
		final int channels = parts * (int) image.pixels().dimension(2);
		final ImagePlus imp = new ImagePlus(image.metadata().title(), stack);
		imp.setDimensions(channels, (int) image.pixels().dimension(3), (int) image.pixels().dimension(4));
		imp.setOpenAsHyperStack(stack.getSize() > 1);
		imp.setCalibration(calibration(image.metadata()));
		if (!image.metadata().info().isEmpty())
			imp.setProperty("Info", image.metadata().info());
		return channels > 1 ? withOwnDisplayRanges(imp, channels) : withDisplayRange(imp);
	}

	/** Magnitude and phase have nothing in common in their ranges, so every channel gets its own, in grey. */
	private static ImagePlus withOwnDisplayRanges(final ImagePlus imp, final int channels) {
		final CompositeImage composite = new CompositeImage(imp, IJ.GRAYSCALE);
		for (int c = channels; c >= 1; c--) {
			final double[] range = range(imp, c, channels);
			composite.setPositionWithoutUpdate(c, 1, 1);
			composite.setDisplayRange(range[0], range[1]);
		}
		return composite;
	}

	private static ImagePlus withDisplayRange(final ImagePlus imp) {
		final double[] range = range(imp, 1, 1);
		imp.setDisplayRange(range[0], range[1]);
		return imp;
	}

	/** Smallest and largest finite value of a channel. */
	private static double[] range(final ImagePlus imp, final int channel, final int channels) {
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		for (int slice = channel; slice <= imp.getStackSize(); slice += channels)
			for (final float value : (float[]) imp.getStack().getPixels(slice))
				if (Float.isFinite(value)) {
					min = Math.min(min, value);
					max = Math.max(max, value);
				}
		return min <= max ? new double[] { min, max } : new double[] { 0, 1 };
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

	private static String nullIfEmpty(final String label) {
		return label.isEmpty() ? null : label;
	}
}
