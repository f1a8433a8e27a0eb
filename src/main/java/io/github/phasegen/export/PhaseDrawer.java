package io.github.phasegen.export;

/** Gives the slices of one input their phase. */
@FunctionalInterface
interface PhaseDrawer {

	/**
	 * @param magnitude width * height values, row by row
	 * @param plane     the number of the slice among all planes of the input
	 * @return radians
	 */
	float[] draw(float[] magnitude, int plane);
}
