package io.github.phasegen.kspace.sampling;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Choices of lines or points. */
final class Chosen {

	private Chosen() {}

	/** A draw that has neither centre nor chosen lines gets the centre line: a mask that measures nothing is of no use. */
	static boolean[] notEmpty(final boolean[] measured, final int centre) {
		for (final boolean line : measured)
			if (line)
				return measured;
		if (centre == 0)
			measured[measured.length / 2] = true;
		return measured;
	}

	/**
	 * Draws without replacement, each candidate with a weight (Efraimidis and Spirakis 2006, 10.1016/j.ipl.2005.11.003).
	 *
	 * @param weights from 0; 0 is never drawn
	 * @return true for {@code count} of the candidates, or for all that have a weight if these are fewer
	 */
	static boolean[] weighted(final double[] weights, final int count, final SplittableRandom random) {
		final double[] keys = new double[weights.length];
		for (int i = 0; i < keys.length; i++)
			keys[i] = weights[i] > 0 ? Math.log(1 - random.nextDouble()) / weights[i] : Double.NEGATIVE_INFINITY;
		final boolean[] chosen = new boolean[weights.length];
		IntStream.range(0, keys.length).filter(i -> weights[i] > 0).boxed()
			.sorted((a, b) -> Double.compare(keys[b], keys[a])).limit(count).forEach(i -> chosen[i] = true);
		return chosen;
	}

	/** exp(-d^2 / (2 * spread^2)), where d is the distance from the centre divided by {@code size}. */
	static double gaussian(final int position, final int size, final double spread) {
		final double d = (double) (position - size / 2) / size / spread;
		return Math.exp(-d * d / 2);
	}
}
