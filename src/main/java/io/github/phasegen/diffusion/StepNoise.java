package io.github.phasegen.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Fresh noise for stochastic samplers, drawn once per step and in the order of the steps. */
@FunctionalInterface
public interface StepNoise {

	/** Noise of the image's shape with E|ε|² = 1, attached to {@code manager}. */
	NDArray draw(NDManager manager, int step);
}
