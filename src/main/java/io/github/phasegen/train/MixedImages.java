package io.github.phasegen.train;

import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * Draws from one source with a probability, else from another.
 *
 * @param fraction probability of {@code measured}
 */
public record MixedImages(ComplexImageSource simulated, ComplexImageSource measured, double fraction) implements
	ComplexImageSource
{
	public MixedImages {
		if (!(fraction >= 0 && fraction <= 1)) throw new IllegalArgumentException("data.measuredFraction: found " + fraction +
			", expected 0 to 1");
	}

	@Override
	public ComplexPlane draw(final RandomGenerator random, final int width, final int height) {
		return (random.nextDouble() < fraction ? measured : simulated).draw(random, width, height);
	}
}
