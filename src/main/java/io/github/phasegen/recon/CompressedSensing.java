package io.github.phasegen.recon;

import java.util.Objects;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.recon.sparse.Shrinkage;

/**
 * Compressed sensing: the image x that minimises |A x - y|^2 / 2 + lambda s R(x) for the measured samples y, the encoding A and the signal
 * level s of the slice (Lustig et al., Magn. Reson. Med. 58:1182, 2007), by FISTA (Beck and Teboulle, SIAM J. Imaging Sci. 2:183, 2009). The
 * residual is the change of the image in an iteration, relative to the image. Thread-safe.
 *
 * @param sparsity R
 * @param lambda weight relative to the signal level, at least 0; as that of BART's pics
 * @param iterations at most, 1 to 10000
 * @param tolerance of the residual at which the iterations end early; at least 0, below 1
 */
public record CompressedSensing(Sparsity sparsity, double lambda, int iterations, double tolerance) implements SliceReconstructor {

	/** A little below the longest step that surely converges, for rounding. */
	private static final double SAFETY = 0.95;

	/** @throws IllegalArgumentException naming the option */
	public CompressedSensing {
		Objects.requireNonNull(sparsity, "sparsity");
		Checks.weight("lambda", lambda);
		Checks.iterations(iterations);
		Checks.tolerance(tolerance);
	}

	/** @throws IllegalArgumentException if there are several coils without sensitivities */
	@Override
	public ComplexPlane reconstruct(final CoilKSpace slice, final IterationProgress progress) {
		final CoilEncoding encoding = slice.encoding();
		final double step = SAFETY / slice.sensitivities().map(CompressedSensing::squaredNorm).orElse(1.0);
		final Shrinkage shrinkage = sparsity.shrinkage(slice.width(), slice.height());
		final double threshold = step * lambda * ImageScale.of(slice);
		return new Fista(encoding::normal, image -> shrinkage.apply(image.data(), threshold), step, iterations, tolerance).solve(encoding
			.adjoint(slice.coils()), progress);
	}

	/** At least the largest eigenvalue of A^H A. */
	private static double squaredNorm(final CoilSensitivities maps) {
		double most = 0;
		for (final float root : maps.rootSumOfSquares(0))
			most = Math.max(most, root);
		if (most == 0) throw new IllegalArgumentException("coil sensitivities: found 0 everywhere, expected maps");
		return most * most;
	}
}
