package io.github.phasegen.metrics;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

import io.github.phasegen.volume.MaskMorphology;

/** Analytic phases and masks. */
final class TestPhases {

	private TestPhases() {}

	interface Field {

		double at(int x, int y);
	}

	static float[] plane(final int width, final int height, final Field field) {
		final float[] plane = new float[width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				plane[y * width + x] = (float) field.at(x, y);
		return plane;
	}

	static float[] wrapped(final int width, final int height, final Field field) {
		return plane(width, height, (x, y) -> Planes.wrap(field.at(x, y)));
	}

	/** Seeds are mixed, because java.util.Random draws alike for neighbouring ones. */
	static float[] uniform(final int pixels, final long seed) {
		final Random random = new Random(new SplittableRandom(seed).nextLong());
		final float[] phase = new float[pixels];
		for (int i = 0; i < pixels; i++)
			phase[i] = (float) (Math.PI * (2 * random.nextDouble() - 1));
		return phase;
	}

	static boolean[] disc(final int width, final int height, final double radius) {
		final boolean[] disc = new boolean[width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				disc[y * width + x] = Math.hypot(x - width / 2, y - height / 2) <= radius;
		return disc;
	}

	static boolean[] everywhere(final int pixels) {
		final boolean[] mask = new boolean[pixels];
		Arrays.fill(mask, true);
		return mask;
	}

	static float[] plus(final float[] phase, final double offset) {
		final float[] shifted = new float[phase.length];
		for (int i = 0; i < phase.length; i++)
			shifted[i] = (float) Planes.wrap(phase[i] + offset);
		return shifted;
	}

	/** A disc of magnitude 1 with this phase; its outside, 3 pixels away, is background of magnitude 0.01. */
	static PhaseSlice head(final int width, final int height, final float[] phase) {
		final double radius = 0.35 * Math.min(width, height);
		final boolean[] disc = disc(width, height, radius);
		final boolean[] background = MaskMorphology.not(disc(width, height, radius + 3));
		return new PhaseSlice(width, height, plane(width, height, (x, y) -> disc[y * width + x] ? 1 : 0.01), phase, disc, background);
	}
}
