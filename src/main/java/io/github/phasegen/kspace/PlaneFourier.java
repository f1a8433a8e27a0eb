package io.github.phasegen.kspace;

/**
 * The centred two-dimensional Fourier transform of planes of one size: ifftshift, FFT, fftshift.
 * <p>
 * A plane is interleaved {@code float[2 * width * height]}: the real part of pixel (x, y) at {@code 2 * (y * width + x)}, its imaginary
 * part behind it. Image and spectrum both have their centre at (floor(width/2), floor(height/2)); any size from 1 up works, odd or even.
 * <p>
 * Not thread-safe (it owns scratch memory); it starts no threads, so use one instance per thread, or {@link ParallelFourier} for many planes.
 */
public final class PlaneFourier {

	private final int width;
	private final int height;
	private final AxisFourier alongX;
	private final AxisFourier alongY;

	/** @throws IllegalArgumentException if a side is below 1 or the plane does not fit into one array */
	public PlaneFourier(final int width, final int height) {
		this.width = width;
		this.height = height;
		alongX = new AxisFourier(PlaneAxis.X, width, height);
		alongY = new AxisFourier(PlaneAxis.Y, width, height);
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	/** Replaces an image by its centred spectrum. */
	public void forward(final float[] data, final FourierNorm norm) {
		transform(data, false, (float) norm.forwardScale(samples()));
	}

	/** Replaces a centred spectrum by its image. */
	public void inverse(final float[] data, final FourierNorm norm) {
		transform(data, true, (float) norm.inverseScale(samples()));
	}

	private long samples() {
		return (long) width * height;
	}

	/** Scaled once, by the product over both axes. */
	private void transform(final float[] data, final boolean inverse, final float scale) {
		alongX.transform(data, inverse, 1);
		alongY.transform(data, inverse, scale);
	}
}
