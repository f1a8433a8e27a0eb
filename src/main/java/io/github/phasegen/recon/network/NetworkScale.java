package io.github.phasegen.recon.network;

import io.github.phasegen.kspace.ComplexPlane;

/** The scale of an image for reconstruction networks. Nothing is centred: removing a complex mean would bend the phase. */
public final class NetworkScale {

	private NetworkScale() {}

	/**
	 * √(Σ|z|⁴ / Σ|z|²) of a zero-filled image, about the modulus of its bright tissue however much background it shows; 1 for an empty
	 * image.
	 */
	public static double of(final ComplexPlane zeroFilled) {
		double squares = 0;
		double fourth = 0;
		final float[] data = zeroFilled.data();
		for (int i = 0; i < data.length; i += 2) {
			final double square = (double) data[i] * data[i] + (double) data[i + 1] * data[i + 1];
			squares += square;
			fourth += square * square;
		}
		return squares == 0 ? 1 : Math.sqrt(fourth / squares);
	}
}
