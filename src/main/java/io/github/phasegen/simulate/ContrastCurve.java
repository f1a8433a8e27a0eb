package io.github.phasegen.simulate;

import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * A random continuous curve from magnitude to magnitude, 0 at 0 and neither rising nor falling throughout: it gives an image a contrast
 * between tissues that no scanner in the training data has. The phase stays.
 */
public record ContrastCurve(float[] knots) {

	/** Distance of the knots in units of bright tissue. */
	private static final float STEP = 0.25f;
	private static final int KNOTS = 7;

	/** Draws the values at 0.25, 0.5, ... from 0.1 to 1.2. */
	public static ContrastCurve draw(final RandomGenerator random) {
		final float[] knots = new float[KNOTS];
		for (int i = 1; i < KNOTS; i++)
			knots[i] = 0.1f + 1.1f * random.nextFloat();
		return new ContrastCurve(knots);
	}

	/** The value of the curve; beyond the last knot it stays constant. */
	float at(final float magnitude) {
		final float place = Math.min(magnitude / STEP, KNOTS - 1);
		final int low = Math.min((int) place, KNOTS - 2);
		return knots[low] + (place - low) * (knots[low + 1] - knots[low]);
	}

	/** Changes the magnitude of an image whose bright tissue is near 1. */
	public void apply(final ComplexPlane image) {
		final float[] data = image.data();
		for (int i = 0; i < data.length; i += 2) {
			final float magnitude = (float) Math.hypot(data[i], data[i + 1]);
			if (magnitude == 0) continue;
			final float factor = at(magnitude) / magnitude;
			data[i] *= factor;
			data[i + 1] *= factor;
		}
	}
}
