package io.github.phasegen.diffusion;

import ai.djl.ndarray.NDArray;

/** Told after every network pass; one callback serves progress, preview and cancel. */
@FunctionalInterface
public interface StepCallback {

	/**
	 * @param step passes done so far, from 1
	 * @param steps passes in all
	 * @param clean the current expectation of the clean image; valid during the call only
	 * @throws java.util.concurrent.CancellationException to end the run
	 */
	void onStep(int step, int steps, NDArray clean);
}
