package io.github.phasegen.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
		final ImageStack stack = Hyperstacks.emptyStack(ImageShape.of(image.pixels()));
		for (int k = 0; k < image.planeCount(); k++)
			stack.addSlice(Hyperstacks.label(image.metadata(), k), ComplexImages.realPlane(image.pixels(), k));
		return Hyperstacks.withRanges(Hyperstacks.of(ImageLayout.of(image), stack, 1));
	}

	/** A 32-bit hyperstack with as many channels per channel of the complex image as {@code output} has parts. Phases are in radians. */
	public static ImagePlus toImagePlus(final ComplexImage image, final ComplexOutput output) {
		final ImageLayout layout = ImageLayout.of(image);
		final ImageStack stack = Hyperstacks.emptyStack(layout.shape());
		for (int k = 0; k < image.planeCount(); k++) {
			final ComplexPlane plane = ComplexImages.plane(image.pixels(), k);
			for (int part = 0; part < output.parts().size(); part++)
				stack.addSlice(Hyperstacks.label(layout, output, k, part), output.extract(plane, part));
		}
		return Hyperstacks.withRanges(Hyperstacks.of(layout, stack, output.parts().size()));
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
		return metadata(imp.getTitle(), imp.getCalibration()).withLabels(labels).withInfo(imp.getInfoProperty());
	}

	/** What ImageJ's calibration tells about the axes. */
	public static ImageMetadata metadata(final String title, final Calibration c) {
		return new ImageMetadata(title, scale(c.pixelWidth, c.xOrigin, c.getXUnit()), scale(c.pixelHeight, c.yOrigin, c.getYUnit()),
			scale(c.pixelDepth, c.zOrigin, c.getZUnit()), scale(c.frameInterval, 0, c.getTimeUnit()), List.of(), "");
	}

	/** Damaged calibrations occur in files and must not make the pixels unreadable. */
	private static AxisScale scale(final double step, final double origin, final String unit) {
		return new AxisScale(Double.isFinite(step) ? step : 1, Double.isFinite(origin) ? origin : 0, unit);
	}
}
