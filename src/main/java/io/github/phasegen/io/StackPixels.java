package io.github.phasegen.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;

/**
 * The pixels of an ImageJ stack as an ImgLib2 image with axes X, Y, C, Z, T.
 * <p>
 * The arrays of the stack are used as they are, so changes show through both ways. Only virtual stacks, which hand out a new array each
 * time, are copied plane by plane.
 */
final class StackPixels {

	private StackPixels() {}

	static RandomAccessibleInterval<? extends RealType<?>> of(final ImagePlus imp) {
		return switch (imp.getBitDepth()) {
			case 8 -> calibrated(bytes(imp), imp);
			case 16 -> calibrated(shorts(imp), imp);
			case 32 -> floats(imp);
			default -> throw new IllegalArgumentException("Image type of " + imp.getTitle() + ": expected 8-bit, 16-bit or 32-bit grey values,"
				+ " found " + imp.getBitDepth() + "-bit colour");
		};
	}

	private static PlanarImg<UnsignedByteType, ByteArray> bytes(final ImagePlus imp) {
		return planar(imp, pixels -> new ByteArray((byte[]) pixels), image -> new UnsignedByteType(image));
	}

	private static PlanarImg<UnsignedShortType, ShortArray> shorts(final ImagePlus imp) {
		return planar(imp, pixels -> new ShortArray((short[]) pixels), image -> new UnsignedShortType(image));
	}

	private static PlanarImg<FloatType, FloatArray> floats(final ImagePlus imp) {
		return planar(imp, pixels -> new FloatArray((float[]) pixels), image -> new FloatType(image));
	}

	private static <T extends NativeType<T>, A extends ArrayDataAccess<A>> PlanarImg<T, A> planar(final ImagePlus imp,
		final Function<Object, A> access, final Function<PlanarImg<T, A>, T> type)
	{
		final ImageStack stack = imp.getStack();
		final List<A> planes = new ArrayList<>();
		for (int slice = 1; slice <= stack.getSize(); slice++)
			planes.add(access.apply(stack.getPixels(slice)));
		final long[] dimensions =
			{ imp.getWidth(), imp.getHeight(), imp.getNChannels(), imp.getNSlices(), imp.getNFrames() };
		final PlanarImg<T, A> image = new PlanarImg<>(planes, dimensions, new Fraction());
		image.setLinkedType(type.apply(image));
		return image;
	}

	/** Signed 16-bit images in particular are stored as value + 32768, with a calibration that takes it off again. */
	private static <T extends IntegerType<T>> RandomAccessibleInterval<? extends RealType<?>> calibrated(
		final RandomAccessibleInterval<T> image, final ImagePlus imp)
	{
		final Calibration calibration = imp.getCalibration();
		final float[] table = calibration.calibrated() ? calibration.getCTable() : null;
		if (table == null)
			return image;
		return Converters.convert(image, (stored, value) -> value.set(table[stored.getInteger()]), new FloatType());
	}
}
