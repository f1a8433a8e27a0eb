package io.github.phasegen.io;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.complex.ComplexFloatType;

/**
 * A complex image: pixels with axes X, Y, C, Z, T; the channels are those of the complex image, not its two parts.
 *
 * @throws IllegalArgumentException if the pixels do not have five axes of at least one sample, or there are labels for some planes only
 */
public record ComplexImage(RandomAccessibleInterval<ComplexFloatType> pixels, ImageMetadata metadata) implements ImageContents {

	public ComplexImage {
		ImageContents.validate(pixels, metadata);
	}
}
