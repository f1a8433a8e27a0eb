package io.github.phasegen.recon;

import java.util.function.BiConsumer;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * Solves (N + lambda) x = b for a Hermitian operator N that is not negative, by conjugate gradients from x = 0 (Hestenes and Stiefel, J. Res.
 * Natl. Bur. Stand. 49:409, 1952).
 *
 * @param operator overwrites its second argument with N times its first
 * @param lambda at least 0
 * @param iterations at most, at least 1
 * @param tolerance of the residual |b - (N + lambda) x| / |b|, at which it ends early
 */
record ConjugateGradients(BiConsumer<ComplexPlane, ComplexPlane> operator, double lambda, int iterations, double tolerance) {

	/** @param b not changed */
	ComplexPlane solve(final ComplexPlane b, final IterationProgress progress) {
		final ComplexPlane x = new ComplexPlane(b.width(), b.height());
		final ComplexPlane direction = b.copy();
		final ComplexPlane product = new ComplexPlane(b.width(), b.height());
		final float[] residual = b.data().clone();
		final double first = Vectors.dot(residual, residual);
		double energy = first;
		for (int k = 1; k <= iterations && energy > tolerance * tolerance * first; k++) {
			operator.accept(direction, product);
			Vectors.add(lambda, direction.data(), product.data());
			final double curvature = Vectors.dot(direction.data(), product.data());
			// no direction is left in which the image could change
			if (!(curvature > 0)) break;
			Vectors.add(energy / curvature, direction.data(), x.data());
			Vectors.add(-energy / curvature, product.data(), residual);
			final double next = Vectors.dot(residual, residual);
			Vectors.scaleAndAdd(residual, next / energy, direction.data());
			energy = next;
			progress.report(k, iterations, Math.sqrt(energy / first), x::copy);
		}
		return x;
	}
}
