package io.github.phasegen.simulate.coil;

/** One coil without normalisation. */
sealed interface CoilElement permits BirdcageElement, LoopElement {

	/** Writes real and imaginary part of the sensitivity at a point (mm). Finite everywhere. */
	void at(double[] point, double[] sensitivity);

	static CoilElement of(final CoilKind kind, final CoilSite site) {
		return kind == CoilKind.BIRDCAGE ? new BirdcageElement(site) : new LoopElement(site);
	}
}
