package io.github.phasegen.io;

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;

/** What an image file holds: five-axis pixels X, Y, C, Z, T, real or complex, and what is known about them. */
public sealed interface ImageContents permits RealImage, ComplexImage {

	/** The pixels, with axes X, Y, C, Z, T. */
	RandomAccessibleInterval<?> pixels();

	ImageMetadata metadata();

	/** The number of X-Y planes; plane k = c + C * (z + Z * t). */
	default int planeCount() {
		return planeCount(pixels());
	}

	private static int planeCount(final Interval pixels) {
		return Math.toIntExact(pixels.dimension(2) * pixels.dimension(3) * pixels.dimension(4));
	}

	/** Checks for the constructors of the implementing records. */
	static void validate(final Interval pixels, final ImageMetadata metadata) {
		if (pixels.numDimensions() != 5)
			throw new IllegalArgumentException("Image axes: expected X, Y, C, Z, T, found " + pixels.numDimensions() + " axes");
		for (int d = 0; d < 5; d++)
			if (pixels.dimension(d) < 1)
				throw new IllegalArgumentException("Image size along axis " + d + ": expected at least 1, found " + pixels.dimension(d));
		final int labels = metadata.labels().size();
		if (labels != 0 && labels != planeCount(pixels))
			throw new IllegalArgumentException("Slice labels: expected none or " + planeCount(pixels) + ", found " + labels);
	}
}
