package io.github.phasegen.recon;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * The inverse transform with 0 for what was not measured. Coils are combined by their sensitivities, or without them by the root sum of
 * squares, which leaves no phase. Thread-safe.
 */
public record ZeroFilled() implements SliceReconstructor {

	@Override
	public ComplexPlane reconstruct(final CoilKSpace slice, final IterationProgress progress) {
		return CoilImages.combined(slice, CoilImages.zeroFilled(slice));
	}
}
