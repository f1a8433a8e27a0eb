package io.github.phasegen.diffusion;

/** Told about the progress of a run, after every network pass. */
@FunctionalInterface
public interface GenerateProgress {

	/** Hears nothing and never cancels. */
	GenerateProgress NONE = (slice, slices, step, steps) -> {};

	/**
	 * @param slice slice and sample in work, from 1
	 * @param slices slices times samples
	 * @param step passes done for this slice, over all levels, from 1
	 * @param steps passes that this slice takes
	 */
	void step(int slice, int slices, int step, int steps);

	/** Asked after every pass; true ends the run with a CancellationException. */
	default boolean cancelled() {
		return false;
	}
}
