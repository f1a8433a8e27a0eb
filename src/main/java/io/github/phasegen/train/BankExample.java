package io.github.phasegen.train;

import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * One simulated acquisition that is kept, so that every phase can be given to the same magnitude.
 *
 * @param image complex image with the phase of the simulated acquisition, noise included
 * @param generated phase in radians that a model drew for its magnitude, row by row
 * @param brain fraction of brain, row by row
 * @param seed of naive and smooth phase
 */
record BankExample(ComplexPlane image, float[] generated, float[] brain, long seed) {

	/** The image with this phase, always the same one, in the place of its own. */
	ComplexPlane with(final StripPhase phase) {
		if (phase == StripPhase.GENERATED) return ComplexPlane.fromPolar(image.width(), image.height(), image.magnitude(), generated);
		return phase.of(image, new SplittableRandom(seed));
	}

	boolean hasSides(final int one, final int other) {
		return Math.min(image.width(), image.height()) == Math.min(one, other) && Math.max(image.width(), image.height()) == Math.max(one,
			other);
	}
}
