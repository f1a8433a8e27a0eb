package io.github.phasegen.diffusion;

import java.util.Random;

/** Distribution of the noise; both have E|ε|² = 1. */
public enum NoiseKind {

	/** Circular complex Gaussian: closed under addition, so that deterministic samplers are exact. */
	GAUSSIAN {
		@Override
		public void fill(final float[] planar, final Random random) {
			for (int i = 0; i < planar.length; i++)
				planar[i] = (float) (random.nextGaussian() * Math.sqrt(0.5));
		}
	},

	/** e^{iψ} with ψ uniform, as published by Rempe et al., arXiv 2504.07560. */
	PHASOR {
		@Override
		public void fill(final float[] planar, final Random random) {
			final int n = planar.length / 2;
			for (int i = 0; i < n; i++) {
				final double angle = (2 * random.nextDouble() - 1) * Math.PI;
				planar[i] = (float) Math.cos(angle);
				planar[n + i] = (float) Math.sin(angle);
			}
		}
	};

	/** Fills n real values and the n imaginary values after them. */
	public abstract void fill(float[] planar, Random random);
}
