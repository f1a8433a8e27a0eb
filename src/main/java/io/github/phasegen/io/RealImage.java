package io.github.phasegen.io;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * A real image: pixels with axes X, Y, C, Z, T in the units of the file, its intensity calibration applied.
 *
 * @throws IllegalArgumentException if the pixels do not have five axes of at least one sample, or there are labels for some planes only
 */
public record RealImage(RandomAccessibleInterval<? extends RealType<?>> pixels, ImageMetadata metadata) implements ImageContents {

	public RealImage {
		ImageContents.validate(pixels, metadata);
	}
}
