package io.github.phasegen.recon;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.operator.CoilEncoding;

/**
 * The image x' near an image x that fits the measured samples y of one slice: it minimises |x' - x|^2 + lambda |A x' - y|^2, by conjugate
 * gradients (the data-consistency step of MoDL, Aggarwal et al., IEEE Trans. Med. Imaging 38:394, 2019). For one coil that is what {@link
 * DataConsistency} does in one step; for several it is the image that agrees with all of them best. Not thread-safe.
 */
public final class SampleConsistency {

	private static final double TOLERANCE = 1e-4;

	private final CoilEncoding encoding;
	private final ComplexPlane zeroFilled;
	private final int iterations;

	/**
	 * @param iterations of conjugate gradients at most; with few of them and an infinite lambda, noise is not amplified to the full
	 * @throws IllegalArgumentException if there are several coils without sensitivities, or no iteration
	 */
	public SampleConsistency(final CoilKSpace measured, final int iterations) {
		Checks.iterations(iterations);
		encoding = measured.encoding();
		zeroFilled = encoding.adjoint(measured.coils());
		this.iterations = iterations;
	}

	/** The image A^H y of the measured samples with zeros between them; not to be changed. */
	public ComplexPlane zeroFilled() {
		return zeroFilled;
	}

	/**
	 * @param image not changed
	 * @param lambda above 0, may be infinite
	 * @return a new plane
	 * @throws IllegalArgumentException if the image has another size or lambda is not above 0
	 */
	public ComplexPlane nearest(final ComplexPlane image, final double lambda) {
		if (!(lambda > 0)) throw new IllegalArgumentException("lambda of data consistency: found " + lambda + ", expected above 0");
		final ComplexPlane missing = new ComplexPlane(image.width(), image.height());
		encoding.normal(image, missing);
		for (int i = 0; i < missing.data().length; i++)
			missing.data()[i] = zeroFilled.data()[i] - missing.data()[i];
		final ComplexPlane change = new ConjugateGradients(encoding::normal, 1 / lambda, iterations, TOLERANCE).solve(missing,
			IterationProgress.NONE);
		Vectors.add(1, image.data(), change.data());
		return change;
	}
}
