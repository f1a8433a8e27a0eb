package io.github.phasegen.kspace;

/**
 * Readout oversampling: the field of view along the readout made larger by a factor, with the same resolution. In k-space the samples lie
 * closer by that factor and reach as far.
 * <p>
 * Image domain: zeros are padded (or cut off) about the centre pixel floor(n/2), see {@link CropPad#center}; amplitudes stay. K-space domain,
 * from n to N samples along the readout: with {@link FourierNorm#ORTHO} energy is kept, so the same spatial frequency has
 * sqrt(n/N) times its amplitude, while white noise keeps its standard deviation per sample when oversampling is removed. With
 * {@link FourierNorm#BACKWARD} the same spatial frequency keeps its amplitude, and removal multiplies the standard deviation of white noise
 * with sqrt(n/N).
 *
 * @param axis   the readout
 * @param factor at least 1; need not be an integer, the larger size is rounded
 */
public record ReadoutOversampling(PlaneAxis axis, double factor) {

	/** @throws IllegalArgumentException if the factor is below 1 or not finite */
	public ReadoutOversampling {
		if (!(factor >= 1) || Double.isInfinite(factor))
			throw new IllegalArgumentException("readout oversampling: expected a finite factor of at least 1, found " + factor);
	}

	/** The number of samples that {@code size} samples along the readout become. */
	public int oversampled(final int size) {
		return Math.toIntExact(Math.round(factor * size));
	}

	/** Zero-pads an image along the readout. Returns a new plane. */
	public ComplexPlane pad(final ComplexPlane image) {
		return resize(image, oversampled(axis.size(image)));
	}

	/**
	 * Cuts an image down to {@code size} samples along the readout. Returns a new plane.
	 *
	 * @throws IllegalArgumentException if the image is smaller than that
	 */
	public ComplexPlane crop(final ComplexPlane image, final int size) {
		if (size < 1 || size > axis.size(image))
			throw new IllegalArgumentException("size along the readout: expected 1 to " + axis.size(image) + ", found " + size);
		return resize(image, size);
	}

	/** Oversamples k-space (of either or no transform along the other axis). Returns a new plane. */
	public ComplexPlane addTo(final ComplexPlane kspace, final FourierNorm norm) {
		return viaImage(kspace, oversampled(axis.size(kspace)), norm);
	}

	/**
	 * Removes the oversampling of k-space (of either or no transform along the other axis) by way of the image, down to {@code size} samples
	 * along the readout. Returns a new plane.
	 *
	 * @throws IllegalArgumentException if k-space is smaller than that
	 */
	public ComplexPlane removeFrom(final ComplexPlane kspace, final int size, final FourierNorm norm) {
		if (size < 1 || size > axis.size(kspace))
			throw new IllegalArgumentException("size along the readout: expected 1 to " + axis.size(kspace) + ", found " + size);
		return viaImage(kspace, size, norm);
	}

	private ComplexPlane viaImage(final ComplexPlane kspace, final int size, final FourierNorm norm) {
		if (size == axis.size(kspace))
			return kspace.copy();
		final ComplexPlane image = kspace.copy();
		new AxisFourier(axis, image.width(), image.height()).inverse(image.data(), norm);
		final ComplexPlane resized = resize(image, size);
		new AxisFourier(axis, resized.width(), resized.height()).forward(resized.data(), norm);
		return resized;
	}

	private ComplexPlane resize(final ComplexPlane plane, final int size) {
		return axis == PlaneAxis.X ? CropPad.center(plane, size, plane.height()) : CropPad.center(plane, plane.width(), size);
	}
}
