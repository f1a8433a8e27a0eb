package io.github.phasegen.train;

import java.util.SplittableRandom;

import io.github.phasegen.simulate.TrainingImage;

/** Gives complex images of heads with their brain masks. Not thread-safe. */
interface StripExampleSource {

	/** One image of exactly this size with its mask; the same state of the generator gives the same bytes. */
	TrainingImage draw(SplittableRandom random, int width, int height);
}
