package io.github.phasegen.recon;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.operator.CoilEncoding;

/**
 * CG-SENSE: the image x that minimises |A x - y|^2 + lambda |x|^2 for the measured samples y and the encoding A (Pruessmann et al., Magn.
 * Reson. Med. 46:638, 2001). The residual is that of the normal equations. Thread-safe.
 *
 * @param lambda weight of the image's energy, at least 0; where sensitivities have a root sum of squares of 1, A has norm 1 at most
 * @param iterations of conjugate gradients at most, 1 to 10000
 * @param tolerance of the residual, relative to the image without correction, at which the iterations end early; at least 0, below 1
 */
public record SenseReconstructor(double lambda, int iterations, double tolerance) implements SliceReconstructor {

	/** @throws IllegalArgumentException naming the option */
	public SenseReconstructor {
		Checks.weight("lambda", lambda);
		Checks.iterations(iterations);
		Checks.tolerance(tolerance);
	}

	/** @throws IllegalArgumentException if there are several coils without sensitivities */
	@Override
	public ComplexPlane reconstruct(final CoilKSpace slice, final IterationProgress progress) {
		final CoilEncoding encoding = slice.encoding();
		return new ConjugateGradients(encoding::normal, lambda, iterations, tolerance).solve(encoding.adjoint(slice.coils()), progress);
	}
}
