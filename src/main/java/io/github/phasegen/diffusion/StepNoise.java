package io.github.phasegen.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Fresh noise for stochastic samplers: the same step gives the same noise. */
@FunctionalInterface
public interface StepNoise {

	/** Noise of the image's shape with E|ε|² = 1, attached to {@code manager}. */
	NDArray draw(NDManager manager, int step);
}
