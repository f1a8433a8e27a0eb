package io.github.phasegen.io;

/**
 * What a file is going to hold, known before its samples are.
 *
 * @param complex true if the samples are complex numbers
 */
public record ImageLayout(ImageShape shape, boolean complex, ImageMetadata metadata) {

	public ImageLayout {
		final int labels = metadata.labels().size();
		if (labels != 0 && labels != shape.planeCount())
			throw new IllegalArgumentException("Slice labels: expected none or " + shape.planeCount() + ", found " + labels);
	}

	public static ImageLayout of(final ImageContents contents) {
		return new ImageLayout(ImageShape.of(contents.pixels()), contents instanceof ComplexImage, contents.metadata());
	}

	/** Floats in one plane. */
	public int planeFloats() {
		return (complex ? 2 : 1) * shape.planeSamples();
	}
}
