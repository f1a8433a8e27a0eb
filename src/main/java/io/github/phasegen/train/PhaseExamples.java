package io.github.phasegen.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.phasegen.diffusion.Pyramid.Level;
import io.github.phasegen.kspace.ComplexPlane;

/** Makes the examples of a batch from complex images; one implementation per stage of the pyramid. */
interface PhaseExamples {

	/** Examples of one common size. */
	List<PhaseExample> draw(SplittableRandom random, int count);

	/**
	 * Examples for the base network: half of them small images as scanners make them, the others larger images that are
	 * reduced as a slice above the base's size is.
	 *
	 * @param minSide smallest longer side
	 * @param maxSide largest longer side
	 */
	record Base(ComplexImageSource images, int minSide, int maxSide) implements PhaseExamples {

		/** Sides are multiples of this. */
		static final int MULTIPLE = 8;

		private static final double REDUCED = 0.5;

		@Override
		public List<PhaseExample> draw(final SplittableRandom random, final int count) {
			final Level level = batchSize(random);
			final List<PhaseExample> examples = new ArrayList<>();
			while (examples.size() < count) {
				if (random.nextDouble() >= REDUCED) {
					examples.add(PhaseExample.base(images.draw(random, level.width(), level.height())));
					continue;
				}
				final int factor = random.nextInt(2, 5);
				examples.add(PhaseExample.reducedBase(images.draw(random, factor * level.width(), factor * level.height()), level));
			}
			return examples;
		}

		private Level batchSize(final SplittableRandom random) {
			final int longer = multiple(minSide + random.nextDouble() * (maxSide - minSide));
			if (random.nextBoolean()) return new Level(longer, longer);
			final int shorter = Math.max(32, multiple(longer * (0.7 + 0.3 * random.nextDouble())));
			return random.nextBoolean() ? new Level(shorter, longer) : new Level(longer, shorter);
		}

		private static int multiple(final double side) {
			return (int) Math.round(side / MULTIPLE) * MULTIPLE;
		}
	}

	/**
	 * Examples for the refining network: square windows of large images at full or at half resolution.
	 *
	 * @param window side of the windows, a multiple of the network's size multiple
	 * @param minSide smallest side of the images, at least twice the window
	 * @param maxSide largest side of the images
	 */
	record Refine(ComplexImageSource images, int window, int minSide, int maxSide) implements PhaseExamples {

		private static final int WINDOWS_PER_IMAGE = 6;
		private static final double HALVED = 0.35;

		@Override
		public List<PhaseExample> draw(final SplittableRandom random, final int count) {
			final List<PhaseExample> examples = new ArrayList<>();
			while (examples.size() < count) {
				final ComplexPlane image = images.draw(random, side(random), side(random));
				final Level full = PhaseExample.levelOf(image);
				final Level level = random.nextDouble() < HALVED ? full.half() : full;
				for (int i = 0; i < WINDOWS_PER_IMAGE && examples.size() < count; i++)
					examples.add(PhaseExample.refine(image, level, place(random, level)));
			}
			return examples;
		}

		/** A multiple of 8, since Fourier transforms of prime sizes would take longer than the training itself. */
		private int side(final SplittableRandom random) {
			return random.nextInt((minSide + 7) / 8, maxSide / 8 + 1) * 8;
		}

		private PhaseExample.Window place(final SplittableRandom random, final Level level) {
			return new PhaseExample.Window(random.nextInt(level.width() - window + 1), random.nextInt(level.height() - window + 1),
				window, window);
		}
	}
}
