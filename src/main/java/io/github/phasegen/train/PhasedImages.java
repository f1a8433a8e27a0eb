package io.github.phasegen.train;

import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * Images some of which get another phase in the place of their own.
 *
 * @param images with simulated or measured phase
 * @param phases what part keeps it and what part gets which other one
 */
record PhasedImages(ComplexImageSource images, StripPhaseMix phases) implements ComplexImageSource {

	@Override
	public ComplexPlane draw(final RandomGenerator random, final int width, final int height) {
		final StripPhase phase = phases.draw(random);
		return phase.of(images.draw(random, width, height), random);
	}
}
