package io.github.phasegen.simulate.baseline;

import java.util.List;
import java.util.Random;

import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/**
 * A smooth random field: Gaussian, stationary, with covariance amplitude^2 * exp(-r^2 / (2 L^2)), plus a random global phase.
 */
public record GaussianRandomField(Parameters parameters) implements PhaseBaseline {

	private static final double[] LENGTHS = BaselineFit.geometric(1 / 64.0, 1, 9);
	private static final double[] AMPLITUDES = BaselineFit.geometric(0.25, 8, 8);
	/** Most of k-space is empty; drawing numbers for it would take most of the time. */
	private static final double NEGLIGIBLE_GAIN = 1e-6;

	/**
	 * What can be chosen.
	 *
	 * @param correlationLength L as a part of the larger side of the image
	 * @param amplitude         standard deviation in radians
	 */
	public record Parameters(double correlationLength, double amplitude) {

		/** @throws IllegalArgumentException if the length is not positive or the amplitude is negative */
		public Parameters {
			BaselineSupport.requirePositive(correlationLength, "correlation length");
			BaselineSupport.requireNotNegative(amplitude, "amplitude");
		}
	}

	/** Chooses both parameters. */
	public static GaussianRandomField fit(final BaselineFit fit) {
		return fit.best(List.of(LENGTHS, AMPLITUDES),
			values -> new GaussianRandomField(new Parameters(values[0], values[1])));
	}

	@Override
	public String name() {
		return "Gaussian random field";
	}

	/** Drawn in a k-space of twice the size, so that opposite borders of the image are not neighbours. */
	@Override
	public float[] phase(final float[] magnitude, final int width, final int height, final long seed) {
		BaselineSupport.requirePixels(magnitude, width, height);
		final Random random = BaselineSupport.random(seed);
		final double offset = BaselineSupport.uniformPhase(random);
		final int wide = 2 * width;
		final int high = 2 * height;
		final float[] field = new float[2 * wide * high];
		final double variance = drawSpectrum(field, wide, high, parameters.correlationLength * Math.max(width, height), random);
		new PlaneFourier(wide, high).inverse(field, FourierNorm.ORTHO);
		final double scale = parameters.amplitude / Math.sqrt(variance);
		final float[] phase = new float[magnitude.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				phase[y * width + x] = (float) (offset + scale * field[2 * (y * wide + x)]);
		return phase;
	}

	/** Fills a k-space with complex noise of the field's power spectrum; returns the variance of its image's real part. */
	private static double drawSpectrum(final float[] spectrum, final int width, final int height, final double length, final Random random) {
		double power = 0;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final double fx = (double) (x - width / 2) / width;
				final double fy = (double) (y - height / 2) / height;
				final double gain = Math.exp(-Math.PI * Math.PI * length * length * (fx * fx + fy * fy));
				if (gain < NEGLIGIBLE_GAIN)
					continue;
				final int i = 2 * (y * width + x);
				spectrum[i] = (float) (gain * random.nextGaussian());
				spectrum[i + 1] = (float) (gain * random.nextGaussian());
				power += gain * gain;
			}
		return power / ((double) width * height);
	}
}
