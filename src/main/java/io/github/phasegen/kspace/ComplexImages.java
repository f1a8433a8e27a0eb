package io.github.phasegen.kspace;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Complex images made of parts and planes, and taken apart again.
 * <p>
 * Images have at least the axes X and Y (0 and 1); planes along the further axes are counted from 0 with axis 2 fastest. Phases are in
 * radians. New images are planar: one array per plane.
 */
public final class ComplexImages {

	private ComplexImages() {}

	/** An image of zeros. */
	public static Img<ComplexFloatType> create(final long... dimensions) {
		return PlanarImgs.complexFloats(dimensions);
	}

	/** Builds magnitude * exp(i * phase) from two images of the same size. */
	public static Img<ComplexFloatType> fromMagnitudePhase(final RandomAccessibleInterval<? extends RealType<?>> magnitude,
		final RandomAccessibleInterval<? extends RealType<?>> phase)
	{
		return combine(magnitude, phase, "Magnitude and phase", ComplexPlane::fromPolar);
	}

	/** Builds real + i * imaginary from two images of the same size. */
	public static Img<ComplexFloatType> fromRealImaginary(final RandomAccessibleInterval<? extends RealType<?>> real,
		final RandomAccessibleInterval<? extends RealType<?>> imaginary)
	{
		return combine(real, imaginary, "Real and imaginary part", ComplexPlane::fromParts);
	}

	/** The image whose planes are copies of {@code planes}; their number is the product of the dimensions behind the second. */
	public static Img<ComplexFloatType> fromPlanes(final List<ComplexPlane> planes, final long... dimensions) {
		final Img<ComplexFloatType> image = create(dimensions);
		final int count = planeCount(image);
		if (planes.size() != count)
			throw new IllegalArgumentException("Number of planes of an image of " + Arrays.toString(dimensions) + ": expected " + count
				+ ", found " + planes.size());
		for (int k = 0; k < count; k++)
			setPlane(image, k, planes.get(k));
		return image;
	}

	public static Img<FloatType> magnitude(final RandomAccessibleInterval<ComplexFloatType> image) {
		return part(image, ComplexPlane::magnitude);
	}

	/** The phase in radians, in (-pi, pi]. */
	public static Img<FloatType> phase(final RandomAccessibleInterval<ComplexFloatType> image) {
		return part(image, ComplexPlane::phase);
	}

	public static Img<FloatType> real(final RandomAccessibleInterval<ComplexFloatType> image) {
		return part(image, ComplexPlane::real);
	}

	public static Img<FloatType> imaginary(final RandomAccessibleInterval<ComplexFloatType> image) {
		return part(image, ComplexPlane::imaginary);
	}

	/** The number of X-Y planes of an image. */
	public static int planeCount(final Interval image) {
		requirePlanes(image);
		long count = 1;
		for (int d = 2; d < image.numDimensions(); d++)
			count = Math.multiplyExact(count, image.dimension(d));
		return Math.toIntExact(count);
	}

	/** A copy of plane {@code k}. */
	public static ComplexPlane plane(final RandomAccessibleInterval<ComplexFloatType> image, final int k) {
		final Cursor<ComplexFloatType> cursor = planeView(image, k).cursor();
		final ComplexPlane plane = new ComplexPlane((int) image.dimension(0), (int) image.dimension(1));
		final float[] data = plane.data();
		for (int i = 0; i < data.length; i += 2) {
			final ComplexFloatType sample = cursor.next();
			data[i] = sample.getRealFloat();
			data[i + 1] = sample.getImaginaryFloat();
		}
		return plane;
	}

	/** A copy of plane {@code k} of a real image: {@code width * height} values, row by row. */
	public static float[] realPlane(final RandomAccessibleInterval<? extends RealType<?>> image, final int k) {
		final Cursor<? extends RealType<?>> cursor = planeView(image, k).cursor();
		final float[] data = new float[(int) (image.dimension(0) * image.dimension(1))];
		for (int i = 0; i < data.length; i++)
			data[i] = cursor.next().getRealFloat();
		return data;
	}

	/** Overwrites plane {@code k} of an image. */
	public static void setPlane(final RandomAccessibleInterval<ComplexFloatType> image, final int k, final ComplexPlane plane) {
		requireSize(image, plane.width(), plane.height());
		final Cursor<ComplexFloatType> cursor = planeView(image, k).cursor();
		final float[] data = plane.data();
		for (int i = 0; i < data.length; i += 2)
			cursor.next().setComplexNumber(data[i], data[i + 1]);
	}

	/** Overwrites plane {@code k} of a real image with {@code width * height} values. */
	public static void setRealPlane(final RandomAccessibleInterval<FloatType> image, final int k, final float[] values) {
		final Cursor<FloatType> cursor = planeView(image, k).cursor();
		Planes.requireLength(values, image.dimension(0) * image.dimension(1), "plane");
		for (final float value : values)
			cursor.next().set(value);
	}

	/** A new image whose planes are copies of those of {@code image}, changed in place by {@code change}. */
	static Img<ComplexFloatType> mapPlanes(final RandomAccessibleInterval<ComplexFloatType> image, final Consumer<ComplexPlane> change) {
		final int count = planeCount(image);
		final Img<ComplexFloatType> result = create(image.dimensionsAsLongArray());
		for (int k = 0; k < count; k++) {
			final ComplexPlane plane = plane(image, k);
			change.accept(plane);
			setPlane(result, k, plane);
		}
		return result;
	}

	static void requirePlanes(final Interval image) {
		if (image.numDimensions() < 2)
			throw new IllegalArgumentException("Image axes: expected at least X and Y, found " + image.numDimensions());
		final long width = image.dimension(0);
		final long height = image.dimension(1);
		Planes.requireSize(Math.toIntExact(width), Math.toIntExact(height));
	}

	@FunctionalInterface
	private interface Combination {

		ComplexPlane of(int width, int height, float[] first, float[] second);
	}

	private static Img<ComplexFloatType> combine(final RandomAccessibleInterval<? extends RealType<?>> first,
		final RandomAccessibleInterval<? extends RealType<?>> second, final String what, final Combination combination)
	{
		final long[] dimensions = first.dimensionsAsLongArray();
		if (!Arrays.equals(dimensions, second.dimensionsAsLongArray()))
			throw new IllegalArgumentException(what + ": expected the same size, found " + Arrays.toString(dimensions) + " and "
				+ Arrays.toString(second.dimensionsAsLongArray()));
		final int count = planeCount(first);
		final Img<ComplexFloatType> result = create(dimensions);
		for (int k = 0; k < count; k++)
			setPlane(result, k, combination.of((int) dimensions[0], (int) dimensions[1], realPlane(first, k), realPlane(second, k)));
		return result;
	}

	private static Img<FloatType> part(final RandomAccessibleInterval<ComplexFloatType> image,
		final Function<ComplexPlane, float[]> function)
	{
		final int count = planeCount(image);
		final Img<FloatType> result = PlanarImgs.floats(image.dimensionsAsLongArray());
		for (int k = 0; k < count; k++)
			setRealPlane(result, k, function.apply(plane(image, k)));
		return result;
	}

	private static <T> RandomAccessibleInterval<T> planeView(final RandomAccessibleInterval<T> image, final int k) {
		final int count = planeCount(image);
		if (k < 0 || k >= count)
			throw new IndexOutOfBoundsException("Plane " + k + " of an image with " + count + " planes");
		final long[] min = image.minAsLongArray();
		final long[] max = image.maxAsLongArray();
		long rest = k;
		for (int d = 2; d < min.length; d++) {
			min[d] += rest % image.dimension(d);
			max[d] = min[d];
			rest /= image.dimension(d);
		}
		return Views.flatIterable(Views.interval(image, min, max));
	}

	private static void requireSize(final Interval image, final int width, final int height) {
		requirePlanes(image);
		if (image.dimension(0) != width || image.dimension(1) != height)
			throw new IllegalArgumentException("Plane: expected " + image.dimension(0) + " x " + image.dimension(1) + " pixels, found "
				+ width + " x " + height);
	}
}
