package io.github.phasegen.simulate.coil;

/** How the maps are scaled; the same factor for all coils of a pixel. */
public enum CoilNormalisation {

	/** The root of the sum of squares is 1 in every pixel: combining the coils by it gives back the magnitude. */
	UNIT_EVERYWHERE,

	/** The root of the sum of squares is 1 in the mean over the stack: the array's shading, bright near the coils, is kept. */
	UNIT_ON_AVERAGE
}
