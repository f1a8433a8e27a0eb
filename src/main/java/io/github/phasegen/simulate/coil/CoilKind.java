package io.github.phasegen.simulate.coil;

/** The physics of a simulated coil array. */
public enum CoilKind {

	/**
	 * The analytic model in wide use: magnitude 1 / distance from the coil, phase the direction from the coil, turned with it so that all coils
	 * are in phase in the middle.
	 */
	BIRDCAGE,

	/** Circular loops tangent to a cylinder around the head; the quasi-static receive field Bx - i By of Biot and Savart. */
	LOOPS
}
