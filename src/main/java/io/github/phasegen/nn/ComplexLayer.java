package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;

/** A layer on planar complex tensors (N, 2C, H, W). */
public interface ComplexLayer {

	/** Hands on what it gets. */
	ComplexLayer IDENTITY = (input, pass) -> input;

	/** The layer's output, attached to the manager of {@code input}. */
	NDArray forward(NDArray input, Pass pass);

	/** Precomputes what does not change between passes once the parameters are final. Training after it is an error. */
	default void freeze() {}
}
