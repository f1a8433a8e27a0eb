package io.github.phasegen.recon;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import io.github.phasegen.kspace.ComplexPlane;

/** Told about the iterations of one slice. */
@FunctionalInterface
public interface IterationProgress {

	/** Hears nothing and never cancels. */
	IterationProgress NONE = (iteration, iterations, residual, current) -> {};

	/**
	 * @param iteration iterations that are done, from 1
	 * @param iterations the most there will be
	 * @param residual relative residual of the method, such as the distance between what the image predicts and the measured samples over the
	 *          norm of these; NaN if the method has none
	 * @param current makes a copy of the current image, for a preview; valid during this call
	 */
	void step(int iteration, int iterations, double residual, Supplier<ComplexPlane> current);

	/** Asked after every iteration; true ends the slice with a CancellationException. */
	default boolean cancelled() {
		return false;
	}

	/**
	 * What a method calls after an iteration: {@link #step}, then the question whether to go on.
	 *
	 * @throws CancellationException if the listener wants no more
	 */
	default void report(final int iteration, final int iterations, final double residual, final Supplier<ComplexPlane> current) {
		step(iteration, iterations, residual, current);
		if (cancelled()) throw new CancellationException("Cancelled");
	}
}
