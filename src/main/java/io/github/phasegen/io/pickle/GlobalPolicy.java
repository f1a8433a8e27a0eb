package io.github.phasegen.io.pickle;

/** What happens to a Python class or function that a pickle names and no {@link PickleFunction} stands for. */
public enum GlobalPolicy {

	/** For data files: an error that names it. */
	STRICT,

	/**
	 * For checkpoints, which hold objects of classes that nobody here knows: recorded as {@link PickledGlobal} or {@link PickledObject}, never
	 * called. Names that can only be meant to do harm ({@code os.system}, {@code builtins.eval}, ...) are an error all the same, so that the user
	 * gets to know.
	 */
	INERT
}
