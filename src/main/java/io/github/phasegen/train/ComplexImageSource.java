package io.github.phasegen.train;

import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.ComplexPlane;

/** An endless supply of complex images to learn from. Implementations may be called from one thread at a time. */
public interface ComplexImageSource {

	/** One image of exactly this size; the same state of the generator gives the same image. */
	ComplexPlane draw(RandomGenerator random, int width, int height);
}
