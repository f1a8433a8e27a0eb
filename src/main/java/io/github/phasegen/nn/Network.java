package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;

/** A complex network with its parameters. */
public interface Network extends AutoCloseable {

	/**
	 * @param input planar complex tensor (N, 2·inputChannels, H, W); H and W multiples of {@link #sizeMultiple()}
	 * @param time time steps (N), in the unit of the network's schedule; null for networks without time
	 * @param training whether dropout and batch statistics are on
	 * @return planar complex tensor (N, 2·outputChannels, H, W), attached to the manager of {@code input}
	 */
	NDArray forward(NDArray input, NDArray time, boolean training);

	/** The named tensors; closing the network closes them. */
	Parameters parameters();

	/** Height and width must be multiples of this. */
	int sizeMultiple();

	/** Folds and precomputes for inference; the parameters must not change afterwards. */
	void freeze();

	@Override
	default void close() {
		parameters().close();
	}
}
