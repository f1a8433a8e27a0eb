package io.github.phasegen.diffusion;

import ai.djl.ndarray.NDArray;

/** The clean image that a network expects behind a noisy one. */
@FunctionalInterface
public interface Denoiser {

	/**
	 * @param noisy planar complex tensor (N, 2, H, W)
	 * @param time time step of {@code noisy}
	 * @return the expected clean image of the same shape, attached to the manager of {@code noisy}
	 */
	NDArray clean(NDArray noisy, int time);
}
