package io.github.phasegen.simulate;

import java.util.random.RandomGenerator;

/** Thin winding vessels within the head: veins, dark and with the phase of deoxygenated blood, or bright arteries with the phase of flow. */
final class Vessels {

	private static final double LEAST_DEPTH_MM = 7;

	private Vessels() {}

	/** Draws up to count vessels into the scene's magnitude and extra phase; |strength| is the largest phase in radians. */
	static void draw(final SliceScene scene, final int count, final double strength, final RandomGenerator random) {
		for (int n = 0; n < count; n++) {
			final int start = random.nextInt(scene.magnitude.length);
			if (scene.depthMm[start] < LEAST_DEPTH_MM)
				continue;
			final double widthMm = random.nextDouble(0.4, 1.2);
			final double phase = strength * random.nextDouble(0.3, 1) * (random.nextInt(4) == 0 ? -1 : 1);
			final double contrast = random.nextInt(4) == 0 ? random.nextDouble(0, 0.4) : -random.nextDouble(0.1, 0.8);
			walk(scene, start, widthMm, (float) phase, (float) contrast, random);
		}
	}

	private static void walk(final SliceScene scene, final int start, final double widthMm, final float phase, final float contrast, final RandomGenerator random) {
		final double pixelMm = scene.view.width() / scene.columns;
		final double width = Math.max(0.35, widthMm / pixelMm);
		/* Narrower than a pixel of the scene is drawn wider and weaker. */
		final float partial = (float) Math.min(1, widthMm / pixelMm / width);
		final double step = Math.max(0.5, 0.7 * width);
		final int steps = (int) (random.nextDouble(8, 50) / pixelMm / step);
		double x = start % scene.columns;
		double y = start / scene.columns;
		double heading = random.nextDouble(2 * Math.PI);
		double bend = 0;
		for (int s = 0; s < steps; s++) {
			bend = 0.9 * bend + 0.03 * random.nextGaussian();
			heading += bend;
			x += step * Math.cos(heading);
			y += step * Math.sin(heading);
			if (x < 1 || y < 1 || x > scene.columns - 2 || y > scene.rows - 2)
				return;
			if (scene.depthMm[(int) y * scene.columns + (int) x] < LEAST_DEPTH_MM)
				return;
			stamp(scene, x, y, width, partial * phase, partial * contrast);
		}
	}

	private static void stamp(final SliceScene scene, final double x, final double y, final double width, final float phase, final float contrast) {
		final int reach = (int) Math.ceil(2 * width);
		/* Neighbouring stamps overlap, so each is made weaker. */
		final float share = 0.4f;
		for (int j = Math.max(0, (int) y - reach); j <= Math.min(scene.rows - 1, (int) y + reach); j++)
			for (int i = Math.max(0, (int) x - reach); i <= Math.min(scene.columns - 1, (int) x + reach); i++) {
				final double d2 = ((i - x) * (i - x) + (j - y) * (j - y)) / (width * width);
				final float weight = share * (float) Math.exp(-d2);
				final int k = j * scene.columns + i;
				scene.magnitude[k] *= 1 + weight * contrast;
				scene.extraPhase[k] += weight * phase;
			}
	}
}
