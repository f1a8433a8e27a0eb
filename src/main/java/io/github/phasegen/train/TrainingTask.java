package io.github.phasegen.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.Network;

/**
 * What is being learnt: the network, its data and its loss. The loop knows nothing else, so that every task trains with the
 * same one.
 *
 * @param <B> a batch as it comes from the data, outside the engine
 */
public interface TrainingTask<B> {

	Network network();

	/** The batch of one update; the same step gives the same batch. Called from a background thread. */
	B batch(int step);

	/** The scalar loss of a batch; its graph is followed back to the parameters. */
	NDArray loss(NDManager scope, B batch);

	/** A figure to be made small, measured with the averaged weights on fixed data, times and seeds. */
	double validate(NDManager scope);
}
