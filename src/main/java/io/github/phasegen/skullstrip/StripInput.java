package io.github.phasegen.skullstrip;

import java.util.Optional;

import io.github.phasegen.kspace.FourierNorm;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.complex.ComplexFloatType;

/**
 * Complex samples of heads.
 *
 * @param samples axes X, Y, C (coils), Z (slices of a head, which make it three-dimensional), T (frames)
 * @param kSpace scaling of the centred Fourier transform that made the samples; empty if they are an image
 * @param imageWidth width of the image without readout oversampling, in pixels; at most that of the samples
 * @param imageHeight height of the image without readout oversampling, in pixels; at most that of the samples
 */
public record StripInput(RandomAccessibleInterval<ComplexFloatType> samples, Optional<FourierNorm> kSpace, int imageWidth,
	int imageHeight)
{
	private static final int AXES = 5;
	private static final int SMALLEST_SIDE = 8;

	/** @throws IllegalArgumentException if axes or sizes are not as they should be */
	public StripInput {
		if (samples.numDimensions() != AXES) throw new IllegalArgumentException("image: found " + samples.numDimensions() +
			" axes, expected X, Y, C, Z, T");
		if (imageWidth < SMALLEST_SIDE || imageHeight < SMALLEST_SIDE || imageWidth > samples.dimension(0) || imageHeight > samples
			.dimension(1)) throw new IllegalArgumentException("image: found " + imageWidth + " x " + imageHeight + " pixels in " + samples
				.dimension(0) + " x " + samples.dimension(1) + " samples, expected at least " + SMALLEST_SIDE + " x " + SMALLEST_SIDE +
				" and at most all");
	}

	/** K-space. */
	public static StripInput ofKSpace(final RandomAccessibleInterval<ComplexFloatType> samples, final FourierNorm norm) {
		return new StripInput(samples, Optional.of(norm), width(samples), height(samples));
	}

	/** Complex images. */
	public static StripInput ofImage(final RandomAccessibleInterval<ComplexFloatType> samples) {
		return new StripInput(samples, Optional.empty(), width(samples), height(samples));
	}

	/** Magnitude images, whose phase is 0. */
	public static StripInput ofMagnitude(final RandomAccessibleInterval<? extends RealType<?>> samples) {
		final RandomAccessibleInterval<ComplexFloatType> complex = Converters.convert(samples, (real, sample) -> sample.set(real
			.getRealFloat(), 0), new ComplexFloatType());
		return ofImage(complex);
	}

	/** The same samples, of which the image is the middle part: the rest is readout oversampling, where no brain is looked for. */
	public StripInput withImageSize(final int newWidth, final int newHeight) {
		return new StripInput(samples, kSpace, newWidth, newHeight);
	}

	/** Number of samples along an axis: 0 to 4 for X, Y, C, Z, T. */
	int size(final int axis) {
		return Math.toIntExact(samples.dimension(axis));
	}

	private static int width(final RandomAccessibleInterval<?> samples) {
		return Math.toIntExact(samples.dimension(0));
	}

	private static int height(final RandomAccessibleInterval<?> samples) {
		return Math.toIntExact(samples.dimension(1));
	}
}
