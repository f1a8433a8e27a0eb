package io.github.phasegen.io;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where the samples of an image lie in an array in a file: the sample at (x, y) of plane k has the number
 * {@code start(k) + x * strideX() + y * strideY()}.
 */
public final class ArrayLayout {

	private static final long LARGEST = 1L << 56;

	private final ImageShape shape;
	private final long[] strides;

	private ArrayLayout(final ImageShape shape, final long[] strides) {
		this.shape = shape;
		this.strides = strides;
	}

	/**
	 * @param dimensions of the array
	 * @param strides distance of neighbours along each dimension, in samples; all at least 0
	 * @param order one letter per dimension
	 * @throws CorruptFileException if a dimension or the number of samples is impossible
	 * @throws UnsupportedFormatException if the dimensions do not fit the axes, or are more than an image can have
	 */
	public static ArrayLayout of(final Path file, final long[] dimensions, final long[] strides, final AxisOrder order)
		throws ImageFileException
	{
		check(file, dimensions, order);
		final int[] sizes = { 1, 1, 1, 1, 1 };
		final long[] axisStrides = new long[5];
		for (int axis = 0; axis < 5; axis++) {
			final int dimension = order.dimension(axis);
			if (dimension < 0) continue;
			sizes[axis] = (int) dimensions[dimension];
			axisStrides[axis] = strides[dimension];
		}
		try {
			return new ArrayLayout(new ImageShape(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]), axisStrides);
		}
		catch (final IllegalArgumentException e) {
			throw new UnsupportedFormatException(file, "dimensions", Arrays.toString(dimensions), e.getMessage());
		}
	}

	private static void check(final Path file, final long[] dimensions, final AxisOrder order) throws ImageFileException {
		if (dimensions.length != order.rank())
			throw new UnsupportedFormatException(file, "dimensions", dimensions.length + ": " + Arrays.toString(dimensions),
				order.rank() + " for the axes " + order);
		samples(file, dimensions);
		for (int i = 0; i < dimensions.length; i++) {
			if (dimensions[i] > Integer.MAX_VALUE)
				throw new UnsupportedFormatException(file, "dimension " + (i + 1), dimensions[i], "at most 2147483647");
			if (order.letters().charAt(i) == '1' && dimensions[i] != 1)
				throw new UnsupportedFormatException(file, "dimension " + (i + 1), dimensions[i], "1 for the axes " + order);
		}
	}

	/**
	 * The number of samples of an array, small enough that it can be multiplied with the bytes per sample.
	 *
	 * @throws CorruptFileException if a dimension is below 1 or there are more than 2^56 samples
	 */
	public static long samples(final Path file, final long... dimensions) throws CorruptFileException {
		long samples = 1;
		for (int i = 0; i < dimensions.length; i++) {
			if (dimensions[i] < 1)
				throw new CorruptFileException(file, "dimension " + (i + 1), dimensions[i], "at least 1");
			if (samples > LARGEST / dimensions[i])
				throw new CorruptFileException(file, "dimensions", Arrays.toString(dimensions), "a product below 2^56");
			samples *= dimensions[i];
		}
		return samples;
	}

	/** Strides of an array in C order, whose last dimension varies fastest. */
	public static long[] lastFastest(final long... dimensions) {
		final long[] strides = new long[dimensions.length];
		long stride = 1;
		for (int i = dimensions.length - 1; i >= 0; i--) {
			strides[i] = stride;
			stride *= dimensions[i];
		}
		return strides;
	}

	/** Strides of an array in Fortran order, whose first dimension varies fastest. */
	public static long[] firstFastest(final long... dimensions) {
		final long[] strides = new long[dimensions.length];
		long stride = 1;
		for (int i = 0; i < dimensions.length; i++) {
			strides[i] = stride;
			stride *= dimensions[i];
		}
		return strides;
	}

	public ImageShape shape() {
		return shape;
	}

	public long strideX() {
		return strides[0];
	}

	public long strideY() {
		return strides[1];
	}

	/** The number of the first sample of plane {@code k}. */
	public long start(final int k) {
		if (k < 0 || k >= shape.planeCount())
			throw new IndexOutOfBoundsException("Plane " + k + " of " + shape.planeCount());
		final int c = k % shape.channels();
		final int z = k / shape.channels() % shape.slices();
		final int t = k / shape.channels() / shape.slices();
		return c * strides[2] + z * strides[3] + t * strides[4];
	}

	/** The number of samples from the first to the last of a plane, both included. */
	public long planeSpan() {
		return 1 + (shape.width() - 1) * strides[0] + (shape.height() - 1) * strides[1];
	}

	/** True if each plane begins behind the end of the one before it. */
	public boolean planesFollowEachOther() {
		long end = planeSpan();
		for (int axis = 2; axis < 5; axis++) {
			final long size = shape.dimensions()[axis];
			if (size > 1 && strides[axis] < end)
				return false;
			end += (size - 1) * strides[axis];
		}
		return true;
	}

	/** The number of samples from the first to the last of the image, both included. */
	public long span() {
		return start(shape.planeCount() - 1) + planeSpan();
	}
}
