package io.github.phasegen.kspace.sampling;

/** A rule by which samples of k-space are chosen. */
public sealed interface SamplingPattern permits RandomColumns, EquispacedColumns, MagicColumns, GaussianColumns, GaussianPoints, PoissonDisc,
	PartialFourier {

	/**
	 * Draws a mask for planes of this size. The same seed draws the same mask; patterns without chance ignore it.
	 *
	 * @throws IllegalArgumentException if the centre asks for more samples than the acceleration leaves, or a side is below 1
	 */
	SamplingMask draw(int width, int height, long seed);
}
