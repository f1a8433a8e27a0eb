package io.github.phasegen.export;

import io.github.phasegen.io.ImageShape;
import io.github.phasegen.simulate.baseline.GaussianRandomField;

/**
 * A phase that varies smoothly within slices and from slice to slice: a Gaussian random field in the plane, turned into another one from the
 * first slice to the last, so that every slice has the same statistics. All channels and frames have the same field.
 */
final class SmoothPhase implements PhaseDrawer {

	/**
	 * Correlation over 0.3 of the larger side and a standard deviation of 2 rad: a few smooth wraps over a head, as measured phase has.
	 */
	static final GaussianRandomField.Parameters PARAMETERS = new GaussianRandomField.Parameters(0.3, 2);

	private final ImageShape shape;
	private final float[] first;
	private final float[] last;

	SmoothPhase(final ImageShape shape, final long seed) {
		final GaussianRandomField field = new GaussianRandomField(PARAMETERS);
		final float[] anything = new float[shape.planeSamples()];
		this.shape = shape;
		this.first = field.phase(anything, shape.width(), shape.height(), 2 * seed);
		this.last = field.phase(anything, shape.width(), shape.height(), 2 * seed + 1);
	}

	@Override
	public float[] draw(final float[] magnitude, final int plane) {
		final int slice = plane / shape.channels() % shape.slices();
		final double angle = shape.slices() == 1 ? 0 : Math.PI / 2 * slice / (shape.slices() - 1);
		final float a = (float) Math.cos(angle);
		final float b = (float) Math.sin(angle);
		final float[] phase = new float[first.length];
		for (int i = 0; i < phase.length; i++)
			phase[i] = a * first[i] + b * last[i];
		return phase;
	}
}
