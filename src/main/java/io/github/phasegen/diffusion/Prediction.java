package io.github.phasegen.diffusion;

import ai.djl.ndarray.NDArray;

/** What the network predicts. α and σ are those of {@link NoiseSchedule} at the current step. */
public enum Prediction {

	/** The noise (Ho et al., arXiv 2006.11239). */
	EPSILON {
		@Override
		public NDArray target(final NDArray x0, final NDArray noise, final NDArray alpha, final NDArray sigma) {
			return noise;
		}

		@Override
		public NDArray clean(final NDArray xt, final NDArray output, final double alpha, final double sigma) {
			if (alpha == 0) throw new IllegalArgumentException("The noise in pure noise tells nothing about the image");
			return xt.sub(output.mul(sigma)).div(alpha);
		}
	},

	/** The clean image. */
	X0 {
		@Override
		public NDArray target(final NDArray x0, final NDArray noise, final NDArray alpha, final NDArray sigma) {
			return x0;
		}

		@Override
		public NDArray clean(final NDArray xt, final NDArray output, final double alpha, final double sigma) {
			return output.duplicate();
		}
	},

	/** v = α·ε − σ·x0 (Salimans and Ho, arXiv 2202.00512). */
	V {
		@Override
		public NDArray target(final NDArray x0, final NDArray noise, final NDArray alpha, final NDArray sigma) {
			return noise.mul(alpha).sub(x0.mul(sigma));
		}

		@Override
		public NDArray clean(final NDArray xt, final NDArray output, final double alpha, final double sigma) {
			return xt.mul(alpha).sub(output.mul(sigma));
		}
	};

	/** The training target; all of shape (N, 2, H, W), α and σ of shape (N, 1, 1, 1). */
	public abstract NDArray target(NDArray x0, NDArray noise, NDArray alpha, NDArray sigma);

	/** The clean image that the network's output implies. */
	public abstract NDArray clean(NDArray xt, NDArray output, double alpha, double sigma);
}
