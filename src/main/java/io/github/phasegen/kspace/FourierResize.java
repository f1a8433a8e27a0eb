package io.github.phasegen.kspace;

/**
 * Resampling by cropping or zero-filling k-space: what a scanner does that acquires fewer samples or interpolates.
 * <p>
 * The amplitude is kept: a constant stays the same constant. Where an even size is left or reached, the single Nyquist sample has no
 * partner on the other side, as on a scanner, so a real image may get an imaginary part there.
 */
public final class FourierResize {

	private FourierResize() {}

	/** Returns a new plane of the new size with the same field of view and the same centre. */
	public static ComplexPlane resize(final ComplexPlane plane, final int newWidth, final int newHeight) {
		if (newWidth == plane.width() && newHeight == plane.height())
			return plane.copy();
		final ComplexPlane spectrum = plane.copy();
		new PlaneFourier(plane.width(), plane.height()).forward(spectrum.data(), FourierNorm.BACKWARD);
		final ComplexPlane resized = CropPad.center(spectrum, newWidth, newHeight);
		new PlaneFourier(newWidth, newHeight).inverse(resized.data(), FourierNorm.BACKWARD);
		multiply(resized.data(), (float) ((double) newWidth * newHeight / ((double) plane.width() * plane.height())));
		return resized;
	}

	private static void multiply(final float[] data, final float factor) {
		for (int i = 0; i < data.length; i++)
			data[i] *= factor;
	}
}
