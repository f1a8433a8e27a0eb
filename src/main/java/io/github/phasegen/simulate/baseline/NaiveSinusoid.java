package io.github.phasegen.simulate.baseline;

import java.util.List;
import java.util.Random;

/**
 * The naive phase of the PhaseGen paper (Rempe et al., arXiv 2504.07560): amplitude * (sin x + cos y) * m / max(m) + noise.
 * <p>
 * x and y are the pixel's column and row from the image centre in radians, one period being {@code periodInWidths} of the width along both
 * axes, because a period in pixels would be another phase at another matrix size. max(m) is robust (99.5 %), m / max(m) at most 1.
 */
public record NaiveSinusoid(Parameters parameters) implements PhaseBaseline {

	private static final double[] PERIODS = BaselineFit.geometric(1 / 16.0, 4, 13);
	private static final double[] AMPLITUDES = BaselineFit.geometric(0.25, 8, 11);

	/**
	 * What can be chosen.
	 *
	 * @param periodInWidths one period of sine and cosine as a part of the image width
	 * @param amplitude      radians; 1 as published
	 * @param noise          standard deviation of the white Gaussian noise in radians; 0.05 as published
	 */
	public record Parameters(double periodInWidths, double amplitude, double noise) {

		/** The published noise level. */
		public static final double PUBLISHED_NOISE = 0.05;

		/** @throws IllegalArgumentException if the period is not positive or another number is negative */
		public Parameters {
			BaselineSupport.requirePositive(periodInWidths, "period");
			BaselineSupport.requireNotNegative(amplitude, "amplitude");
			BaselineSupport.requireNotNegative(noise, "noise");
		}
	}

	/** Chooses period and amplitude; the noise stays as published. */
	public static NaiveSinusoid fit(final BaselineFit fit) {
		return fit.best(List.of(PERIODS, AMPLITUDES),
			values -> new NaiveSinusoid(new Parameters(values[0], values[1], Parameters.PUBLISHED_NOISE)));
	}

	@Override
	public String name() {
		return "naive sinusoid";
	}

	@Override
	public float[] phase(final float[] magnitude, final int width, final int height, final long seed) {
		BaselineSupport.requirePixels(magnitude, width, height);
		final Random random = BaselineSupport.random(seed);
		final double maximum = BaselineSupport.robustMaximum(magnitude);
		final double radiansPerPixel = 2 * Math.PI / (parameters.periodInWidths * width);
		final float[] phase = new float[magnitude.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int i = y * width + x;
				final double wave = Math.sin(radiansPerPixel * (x - width / 2)) + Math.cos(radiansPerPixel * (y - height / 2));
				final double relative = Math.min(1, magnitude[i] / maximum);
				phase[i] = (float) (parameters.amplitude * wave * relative + parameters.noise * random.nextGaussian());
			}
		return phase;
	}
}
