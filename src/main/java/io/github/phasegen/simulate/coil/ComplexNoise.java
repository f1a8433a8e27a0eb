package io.github.phasegen.simulate.coil;

import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;

/**
 * White complex Gaussian noise of a receiver: real and imaginary part independent, equal in all coils, independent between them.
 * <p>
 * The transform of {@link FourierNorm#ORTHO} is unitary, so this noise may be added to the image or to its k-space with the same sigma; for
 * other norms see {@link #inKSpace}. Readout oversampling does not matter for sigma in the image: the noise of the pixels cut off is independent.
 * After a combination by maps whose squares add to 1, sigma in the combined image is that of each coil.
 *
 * @param sigma standard deviation of the real part, and of the imaginary part
 * @param seed  the noise of a coil in a slice follows from it and their numbers alone, in whatever order they are drawn
 */
public record ComplexNoise(double sigma, long seed) {

	/** @throws IllegalArgumentException if sigma is negative or not finite */
	public ComplexNoise {
		if (!(sigma >= 0) || Double.isInfinite(sigma))
			throw new IllegalArgumentException("sigma: expected a finite number from 0, found " + sigma);
	}

	/** The noise to add to k-space of {@code samples} samples (oversampled ones included) to get this noise in the image. */
	public ComplexNoise inKSpace(final FourierNorm norm, final long samples) {
		return new ComplexNoise(sigma * norm.forwardScale(samples) * Math.sqrt(samples), seed);
	}

	/** Adds noise to one coil's image or k-space of one slice, in place. */
	public void addTo(final ComplexPlane plane, final int coil, final int slice) {
		if (sigma == 0)
			return;
		final SplittableRandom random = new SplittableRandom(mixed(mixed(mixed(seed) + slice) + coil));
		final float[] data = plane.data();
		for (int i = 0; i < data.length; i++)
			data[i] += (float) (sigma * random.nextGaussian());
	}

	/** Neighbouring numbers must not start overlapping sequences. */
	private static long mixed(final long value) {
		return new SplittableRandom(value).nextLong();
	}
}
