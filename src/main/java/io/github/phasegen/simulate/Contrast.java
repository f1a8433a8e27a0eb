package io.github.phasegen.simulate;

import java.util.random.RandomGenerator;

/** Varies the magnitude of a scene: gamma, a rare inversion of the tissue contrast, and smooth shading. Leaves its bright tissue near 1. */
final class Contrast {

	private static final double INVERTED = 0.06;

	private Contrast() {}

	static void vary(final SliceScene scene, final AcquisitionSettings.View ranges, final RandomGenerator random) {
		final float[] m = scene.magnitude;
		SignalModel.normalise(m);
		final double kind = random.nextDouble();
		final double gamma = ranges.gamma().uniform(random);
		if (kind < ranges.remap() * INVERTED)
			for (int i = 0; i < m.length; i++)
				m[i] = SliceScene.step(m[i], 0.02, 0.25) * Math.max(0.1f, 1.25f - m[i]);
		else if (kind < ranges.remap())
			for (int i = 0; i < m.length; i++)
				m[i] = m[i] == 0 ? 0 : (float) Math.pow(m[i], gamma);
		shade(scene, ranges.biasLog() * random.nextDouble(), random);
		SignalModel.normalise(m);
	}

	private static void shade(final SliceScene scene, final double amount, final RandomGenerator random) {
		final float[] shading = new float[scene.magnitude.length];
		final double gradientX = amount * (2 * random.nextDouble() - 1);
		final double gradientY = amount * (2 * random.nextDouble() - 1);
		final double bowl = 0.7 * amount * (2 * random.nextDouble() - 1);
		SmoothField.of((x, y) -> Math.exp(gradientX * x + gradientY * y + bowl * (x * x + y * y))).addTo(shading, scene.columns, scene.rows, 1);
		for (int i = 0; i < shading.length; i++)
			scene.magnitude[i] *= shading[i];
	}
}
