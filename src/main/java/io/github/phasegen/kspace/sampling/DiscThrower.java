package io.github.phasegen.kspace.sampling;

import java.util.SplittableRandom;

/**
 * Visits the samples of a plane in one random order and takes each that no sample taken before is too near to.
 * <p>
 * Distances on a grid come in steps (1, 1.41, 2, 2.24, ...), at which the density would jump, seen as rings around the centre. So the
 * distance that each sample keeps is dithered by up to half a sample either way.
 */
final class DiscThrower {

	private final CentreBlock centre;
	private final double growth;
	private final int[] order;
	private final float[] dither;

	DiscThrower(final CentreBlock centre, final double growth, final SplittableRandom random) {
		this.centre = centre;
		this.growth = growth;
		order = new int[Math.multiplyExact(centre.width(), centre.height())];
		for (int i = 0; i < order.length; i++) {
			final int j = random.nextInt(i + 1);
			order[i] = order[j];
			order[j] = i;
		}
		dither = new float[order.length];
		for (int i = 0; i < dither.length; i++)
			dither[i] = (float) (random.nextDouble() - 0.5);
	}

	/** How many samples are taken at this distance (in samples, at the centre), at most {@code most}. */
	int count(final double distance, final int most) {
		int count = 0;
		for (final boolean taken : samples(distance, most))
			count += taken ? 1 : 0;
		return count;
	}

	/** The samples that are taken at this distance, with those of the centre at most {@code most}. */
	boolean[] samples(final double distance, final int most) {
		final boolean[] taken = new boolean[order.length];
		final boolean[] blocked = new boolean[order.length];
		for (int i = 0; i < taken.length; i++)
			taken[i] = centre.contains(i % centre.width(), i / centre.width());
		int left = most - centre.count();
		for (int i = 0; i < order.length && left > 0; i++) {
			final int sample = order[i];
			if (taken[sample] || blocked[sample])
				continue;
			taken[sample] = true;
			left--;
			block(blocked, sample, distance);
		}
		return taken;
	}

	private void block(final boolean[] blocked, final int sample, final double distance) {
		final int width = centre.width();
		final int x = sample % width;
		final int y = sample / width;
		final double radius = Math.max(0, distance * relativeRadius(x, y) + dither[sample]);
		final int reach = (int) Math.ceil(radius);
		for (int v = Math.max(0, y - reach); v <= Math.min(centre.height() - 1, y + reach); v++)
			for (int u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++)
				if ((double) (u - x) * (u - x) + (double) (v - y) * (v - y) < radius * radius)
					blocked[v * width + u] = true;
	}

	/** 1 at the centre, {@link #growth} at the middle of an edge. */
	private double relativeRadius(final int x, final int y) {
		final double dx = 2.0 * (x - centre.width() / 2) / centre.width();
		final double dy = 2.0 * (y - centre.height() / 2) / centre.height();
		return 1 + (growth - 1) * Math.sqrt(dx * dx + dy * dy);
	}
}
