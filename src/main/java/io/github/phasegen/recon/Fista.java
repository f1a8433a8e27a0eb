package io.github.phasegen.recon;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * Minimises x^H N x / 2 - Re b^H x + g(x) by proximal gradients with momentum (Beck and Teboulle, SIAM J. Imaging Sci. 2:183, 2009), from x = 0.
 * An iteration ends with the step along the gradient, as in BART: what it returns is nearer to the measured samples than the minimiser, which is
 * its proximal point, and without the last one's traces of thresholds.
 *
 * @param operator overwrites its second argument with N times its first
 * @param proximal the proximal operator of step * g, in place
 * @param step at most 1 over the largest eigenvalue of N
 * @param iterations at most, at least 1
 * @param tolerance of the change of x in an iteration, relative to x, at which it ends early
 */
record Fista(BiConsumer<ComplexPlane, ComplexPlane> operator, Consumer<ComplexPlane> proximal, double step, int iterations,
	double tolerance)
{
	/** @param b not changed */
	ComplexPlane solve(final ComplexPlane b, final IterationProgress progress) {
		final ComplexPlane x = new ComplexPlane(b.width(), b.height());
		final ComplexPlane ahead = x.copy();
		final ComplexPlane product = x.copy();
		double t = 1;
		for (int k = 1; k <= iterations; k++) {
			proximal.accept(ahead);
			final double nextT = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
			final double change = advance(x.data(), ahead.data(), (float) ((t - 1) / nextT));
			t = nextT;
			operator.accept(ahead, product);
			descend(ahead.data(), product.data(), b.data());
			progress.report(k, iterations, change, ahead::copy);
			if (k > 1 && change <= tolerance) break;
		}
		return ahead;
	}

	/** x becomes ahead, and ahead goes beyond by momentum * (x - x before). Returns the relative change. */
	private static double advance(final float[] x, final float[] ahead, final float momentum) {
		double changed = 0;
		double energy = 0;
		for (int i = 0; i < x.length; i++) {
			final float change = ahead[i] - x[i];
			x[i] = ahead[i];
			ahead[i] += momentum * change;
			changed += (double) change * change;
			energy += (double) x[i] * x[i];
		}
		return energy > 0 ? Math.sqrt(changed / energy) : 0;
	}

	/** ahead += step * (b - product). */
	private void descend(final float[] ahead, final float[] product, final float[] b) {
		final float s = (float) step;
		for (int i = 0; i < ahead.length; i++)
			ahead[i] += s * (b[i] - product[i]);
	}
}
