package io.github.phasegen.recon.sparse;

import java.util.SplittableRandom;

/**
 * Random shifts along x and y below a period. Of four in a row each has another parity along x and y: the finest wavelets see nothing of a shift
 * but its parity, and results vary less from seed to seed if they see each as often.
 */
final class RandomShifts {

	private final SplittableRandom random;
	private final int period;
	private final int[] parities = { 0, 1, 2, 3 };
	private int drawn;

	/** @param period 1 or an even number */
	RandomShifts(final int period, final long seed) {
		this.period = period;
		random = new SplittableRandom(seed);
	}

	/** The next shift along x and y. */
	int[] next() {
		if (drawn % parities.length == 0) shuffle();
		final int parity = parities[drawn++ % parities.length];
		return new int[] { coordinate(parity & 1), coordinate(parity >> 1) };
	}

	private int coordinate(final int parity) {
		return period == 1 ? 0 : 2 * random.nextInt(period / 2) + parity;
	}

	private void shuffle() {
		for (int i = parities.length - 1; i > 0; i--) {
			final int j = random.nextInt(i + 1);
			final int parity = parities[i];
			parities[i] = parities[j];
			parities[j] = parity;
		}
	}
}
