package io.github.phasegen.diffusion;

import io.github.phasegen.kspace.ComplexImages;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** A magnitude image as a row of slices. */
final class MagnitudeSlices {

	private final RandomAccessibleInterval<? extends RealType<?>> image;
	private final int count;

	/** @throws IllegalArgumentException for images that have no two-dimensional slices */
	MagnitudeSlices(final RandomAccessibleInterval<? extends RealType<?>> image) {
		if (image.numDimensions() < 2) throw new IllegalArgumentException("image: found " + image.numDimensions() +
			" axes, expected at least X and Y");
		if (image.dimension(0) < 2 || image.dimension(1) < 2) throw new IllegalArgumentException("image: found " + image
			.dimension(0) + " x " + image.dimension(1) + " pixels, expected at least 2 x 2");
		this.image = image;
		this.count = ComplexImages.planeCount(image);
	}

	/** Reads every slice once, so that a run does not fail after an hour. */
	void check() {
		boolean signal = false;
		for (int s = 0; s < count; s++)
			for (final float value : plane(s)) {
				if (!Float.isFinite(value)) throw new IllegalArgumentException("image, slice " + (s + 1) + ": found " + value +
					", expected finite magnitudes");
				if (value < 0) throw new IllegalArgumentException("image, slice " + (s + 1) + ": found " + value +
					", expected magnitudes of 0 or more");
				signal |= value > 0;
			}
		if (!signal) throw new IllegalArgumentException("image: found only zeros, expected a magnitude image");
	}

	float[] plane(final int slice) {
		return ComplexImages.realPlane(image, slice);
	}

	int width() {
		return (int) image.dimension(0);
	}

	int height() {
		return (int) image.dimension(1);
	}

	int count() {
		return count;
	}

	long[] dimensions() {
		return image.dimensionsAsLongArray();
	}
}
