package io.github.phasegen.simulate.baseline;

/** Gives a magnitude image a phase. Implementations are immutable; the same arguments give the same phase. */
public interface PhaseBaseline {

	/** A short name for tables. */
	String name();

	/**
	 * Draws a phase.
	 *
	 * @param magnitude {@code width * height} values, row by row
	 * @param seed      chooses among the phases that the baseline can draw
	 * @return radians, {@code width * height} values, not necessarily wrapped
	 * @throws IllegalArgumentException if the magnitude has another size
	 */
	float[] phase(float[] magnitude, int width, int height, long seed);

	/**
	 * Draws a phase for a slice whose place in its stack is known: 0 is the first slice, 1 the last one. Most baselines do not care.
	 */
	default float[] phase(final float[] magnitude, final int width, final int height, final double position, final long seed) {
		return phase(magnitude, width, height, seed);
	}
}
