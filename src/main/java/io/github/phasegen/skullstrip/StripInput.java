package io.github.phasegen.skullstrip;

import java.util.Optional;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.LoadedPlanes;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.FourierNorm;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.complex.ComplexFloatType;

/**
 * Complex samples of heads, in memory or in a file.
 *
 * @param planes X-Y planes; C counts the coils, Z the slices of a head, which make it three-dimensional, T the frames; stays the caller's to
 *          close
 * @param kSpace scaling of the centred Fourier transform that made the samples; empty if they are an image
 * @param imageWidth width of the image without readout oversampling, in pixels; at most that of the samples
 * @param imageHeight height of the image without readout oversampling, in pixels; at most that of the samples
 */
public record StripInput(PlaneReader planes, Optional<FourierNorm> kSpace, int imageWidth, int imageHeight) {

	private static final int AXES = 5;
	private static final int SMALLEST_SIDE = 8;

	/** @throws IllegalArgumentException if the sizes are not as they should be */
	public StripInput {
		final ImageShape shape = planes.shape();
		if (imageWidth < SMALLEST_SIDE || imageHeight < SMALLEST_SIDE || imageWidth > shape.width() || imageHeight > shape.height())
			throw new IllegalArgumentException("image: found " + imageWidth + " x " + imageHeight + " pixels in " + shape.width() + " x " + shape
				.height() + " samples, expected at least " + SMALLEST_SIDE + " x " + SMALLEST_SIDE + " and at most all");
	}

	/** Planes of k-space, or of images if there is no scaling; real ones are magnitudes, whose phase is 0. */
	public static StripInput of(final PlaneReader planes, final Optional<FourierNorm> kSpace) {
		return new StripInput(planes, kSpace, planes.shape().width(), planes.shape().height());
	}

	/** K-space; axes X, Y, C, Z, T. */
	public static StripInput ofKSpace(final RandomAccessibleInterval<ComplexFloatType> samples, final FourierNorm norm) {
		checkAxes(samples);
		return of(loaded(new ComplexImage(samples, untitled())), Optional.of(norm));
	}

	/** Complex images; axes X, Y, C, Z, T. */
	public static StripInput ofImage(final RandomAccessibleInterval<ComplexFloatType> samples) {
		checkAxes(samples);
		return of(loaded(new ComplexImage(samples, untitled())), Optional.empty());
	}

	/** Magnitude images, whose phase is 0; axes X, Y, C, Z, T. */
	public static StripInput ofMagnitude(final RandomAccessibleInterval<? extends RealType<?>> samples) {
		checkAxes(samples);
		return of(loaded(new RealImage(samples, untitled())), Optional.empty());
	}

	private static void checkAxes(final Interval samples) {
		if (samples.numDimensions() != AXES) throw new IllegalArgumentException("image: found " + samples.numDimensions() +
			" axes, expected X, Y, C, Z, T");
	}

	private static PlaneReader loaded(final ImageContents contents) {
		return new LoadedPlanes(contents);
	}

	private static ImageMetadata untitled() {
		return ImageMetadata.titled("");
	}

	/** The same samples, of which the image is the middle part: the rest is readout oversampling, where no brain is looked for. */
	public StripInput withImageSize(final int newWidth, final int newHeight) {
		return new StripInput(planes, kSpace, newWidth, newHeight);
	}

	/** Numbers of samples along X, Y, C, Z, T. */
	ImageShape shape() {
		return planes.shape();
	}
}
