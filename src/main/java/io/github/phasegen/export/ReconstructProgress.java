package io.github.phasegen.export;

import java.util.function.Supplier;

import io.github.phasegen.kspace.ComplexPlane;

/** Told about the iterations of a reconstruction, and asked whether to go on. Called on the thread of the run. */
@FunctionalInterface
public interface ReconstructProgress {

	/** Hears nothing and never cancels. */
	ReconstructProgress NONE = (status, current) -> {};

	/**
	 * Called after every iteration, and after every slice of methods that have none.
	 *
	 * @param current makes a copy of the image of the slice in work, for a preview; valid during this call
	 */
	void report(ReconstructStatus status, Supplier<ComplexPlane> current);

	/** Asked before every slice and after every iteration; true ends the run with a CancellationException. */
	default boolean cancelled() {
		return false;
	}
}
