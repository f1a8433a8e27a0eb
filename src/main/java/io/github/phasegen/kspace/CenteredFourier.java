package io.github.phasegen.kspace;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.complex.ComplexFloatType;

/**
 * The centred Fourier transform over axes 0 and 1 (X, Y) of an image, for every plane of its further axes.
 * <p>
 * Results are new images of the same size. Images with fewer than two axes are rejected with an IllegalArgumentException.
 */
public final class CenteredFourier {

	private CenteredFourier() {}

	/** From image to k-space. */
	public static Img<ComplexFloatType> forward(final RandomAccessibleInterval<ComplexFloatType> image, final FourierNorm norm) {
		final PlaneFourier fourier = fourierFor(image);
		return ComplexImages.mapPlanes(image, plane -> fourier.forward(plane.data(), norm));
	}

	/** From k-space to image. */
	public static Img<ComplexFloatType> inverse(final RandomAccessibleInterval<ComplexFloatType> kspace, final FourierNorm norm) {
		final PlaneFourier fourier = fourierFor(kspace);
		return ComplexImages.mapPlanes(kspace, plane -> fourier.inverse(plane.data(), norm));
	}

	private static PlaneFourier fourierFor(final RandomAccessibleInterval<?> image) {
		ComplexImages.requirePlanes(image);
		return new PlaneFourier((int) image.dimension(0), (int) image.dimension(1));
	}
}
