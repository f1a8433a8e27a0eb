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

	/**
	 * The same with what the passes cost: those of fine levels take most of the time.
	 *
	 * @param work part of the slice's work that is done, above 0 and up to 1
	 */
	default void step(final int slice, final int slices, final int step, final int steps, final double work) {
		step(slice, slices, step, steps);
	}

	/** Asked after every pass; true ends the run with a CancellationException. */
	default boolean cancelled() {
		return false;
	}
}
