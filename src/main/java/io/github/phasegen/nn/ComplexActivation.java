package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.nn.Activation;

/**
 * Complex activations without parameters, as they are computed in the networks of Rempe et al. (arXiv 2504.07560; k-Strip,
 * 10.1016/j.cmpb.2023.107912). The gradient at 0 is finite.
 */
public enum ComplexActivation implements ComplexLayer, ActivationFactory {

	/** max(x, 0) on the real and on the imaginary part (CReLU). */
	RELU {
		@Override
		NDArray apply(final NDArray x) {
			return Activation.relu(x);
		}
	},

	/** Exponential linear unit on the real and on the imaginary part. */
	ELU {
		@Override
		NDArray apply(final NDArray x) {
			return Activation.elu(x, 1);
		}
	},

	/** Scaled exponential linear unit on the real and on the imaginary part. */
	SELU {
		@Override
		NDArray apply(final NDArray x) {
			return Activation.selu(x);
		}
	},

	/** ½(1 + cos ∠z)·z (Virtue et al., arXiv 1707.00070). */
	CARDIOID {
		@Override
		NDArray apply(final NDArray x) {
			final NDArray planes = Planar.planes(x);
			final NDArray cosine = planes.get(":, :1").div(safeModulus(planes));
			// not mul(0.5f): a recorded graph needs the factor, and DJL keeps a number on a buffer that the collector frees
			final NDArray half = cosine.zerosLike().add(0.5f);
			return planes.mul(cosine.add(1).mul(half)).reshape(x.getShape());
		}
	},

	/**
	 * −z. The published "amplitude ReLU" rectifies |z|, which never changes it, and turns the phase by π; kept because weights
	 * trained with it need it.
	 */
	AMPLITUDE_RELU {
		@Override
		NDArray apply(final NDArray x) {
			return x.neg();
		}
	},

	/** |z|·exp(i·max(∠z, 0)) with ∠z in (−π, π]: z in the upper half plane, |z| in the lower. */
	PHASE_AMPLITUDE_RELU {
		@Override
		NDArray apply(final NDArray x) {
			final NDArray planes = Planar.planes(x);
			final NDArray im = planes.get(":, 1:");
			final NDArray re = NDArrays.where(im.gte(0), planes.get(":, :1"), safeModulus(planes));
			return re.concat(Activation.relu(im), 1).reshape(x.getShape());
		}
	};

	/** Keeps the square root differentiable at 0 and is lost in rounding everywhere else. */
	private static final float TINY = 1e-30f;

	abstract NDArray apply(NDArray x);

	private static NDArray safeModulus(final NDArray planes) {
		return planes.square().sum(new int[] { 1 }, true).add(TINY).sqrt();
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		return Planar.scoped(input, () -> apply(input));
	}

	@Override
	public ComplexLayer create(final Parameters.Scope scope, final int channels) {
		return this;
	}
}
