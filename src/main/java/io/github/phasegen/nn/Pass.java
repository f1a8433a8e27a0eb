package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;

/**
 * What a forward pass needs beside the activation.
 *
 * @param training true while gradients are recorded: dropout is on and normalisation uses the batch
 * @param embedding time embedding (N, E), or null for networks without time
 */
public record Pass(boolean training, NDArray embedding) {

	/** A pass without time embedding. */
	public static Pass of(final boolean training) {
		return new Pass(training, null);
	}
}
