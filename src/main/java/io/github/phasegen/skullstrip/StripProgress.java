package io.github.phasegen.skullstrip;

/** Told about the progress of a run. */
@FunctionalInterface
public interface StripProgress {

	/** Hears nothing and never cancels. */
	StripProgress NONE = (slice, slices, fraction) -> {};

	/**
	 * @param slice slices whose brain is found, over all frames, from 1
	 * @param slices their number
	 * @param fraction part of the whole run that is done, above 0 and up to 1
	 */
	void step(int slice, int slices, double fraction);

	/** Asked after every slice; true ends the run with a CancellationException. */
	default boolean cancelled() {
		return false;
	}
}
