package io.github.phasegen.metrics;

import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/**
 * What a phase image may add to another one and still be the same image to an MR physicist: a global phase and, if asked for, a linear
 * ramp (an echo shifted in k-space). Pixel (x, y) gets {@code offset + rampX * x + rampY * y}.
 *
 * @param offset radians
 * @param rampX  radians per pixel
 * @param rampY  radians per pixel
 */
public record PhaseGauge(double offset, double rampX, double rampY) {

	private static final int RAMP_HALVINGS = 14;

	/** The global phase by which {@code phase} is ahead of {@code reference} inside the mask: the angle of mean exp(i difference). */
	public static PhaseGauge offset(final float[] reference, final float[] phase, final int width, final int height, final boolean[] mask) {
		return new Phasors(reference, phase, width, height, mask).gauge(0, 0);
	}

	/**
	 * The global phase and linear ramp by which {@code phase} is ahead of {@code reference} inside the mask: the highest peak of the Fourier
	 * transform of exp(i difference), refined between the samples.
	 */
	public static PhaseGauge offsetAndRamp(final float[] reference, final float[] phase, final int width, final int height,
		final boolean[] mask)
	{
		final Phasors phasors = new Phasors(reference, phase, width, height, mask);
		final double[] ramp = phasors.coarseRamp();
		double step = Math.PI / Math.max(width, height);
		for (int halving = 0; halving < RAMP_HALVINGS; halving++, step /= 2)
			phasors.climb(ramp, step);
		return phasors.gauge(ramp[0], ramp[1]);
	}

	/** Takes this gauge off a phase image (radians); the result is wrapped into [-pi, pi]. */
	public float[] removeFrom(final float[] phase, final int width, final int height) {
		Planes.requirePixels(phase.length, width, height, "phase");
		final float[] removed = new float[phase.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				removed[y * width + x] = (float) Planes.wrap(phase[y * width + x] - offset - rampX * x - rampY * y);
		return removed;
	}

	/** The unit phasors of a phase difference inside a mask; 0 outside. */
	private static final class Phasors {

		private final int width;
		private final int height;
		private final float[] data;

		Phasors(final float[] reference, final float[] phase, final int width, final int height, final boolean[] mask) {
			Planes.requirePixels(reference.length, width, height, "reference phase");
			Planes.requirePixels(phase.length, width, height, "phase");
			Planes.requirePixels(mask.length, width, height, "mask");
			this.width = width;
			this.height = height;
			data = new float[2 * phase.length];
			for (int i = 0; i < phase.length; i++) {
				if (!mask[i])
					continue;
				data[2 * i] = (float) Math.cos((double) phase[i] - reference[i]);
				data[2 * i + 1] = (float) Math.sin((double) phase[i] - reference[i]);
			}
		}

		/** The sample of k-space with the largest modulus, as radians per pixel. */
		double[] coarseRamp() {
			final float[] spectrum = data.clone();
			new PlaneFourier(width, height).forward(spectrum, FourierNorm.ORTHO);
			int best = height / 2 * width + width / 2;
			for (int i = 0; i < width * height; i++)
				if (Math.hypot(spectrum[2 * i], spectrum[2 * i + 1]) > Math.hypot(spectrum[2 * best], spectrum[2 * best + 1]))
					best = i;
			return new double[] { Planes.TWO_PI * (best % width - width / 2) / width,
				Planes.TWO_PI * (best / width - height / 2) / height };
		}

		/** Moves the ramp by the step along an axis as long as the resultant grows. */
		void climb(final double[] ramp, final double step) {
			double best = resultant(ramp);
			boolean moved = true;
			while (moved) {
				moved = false;
				for (int direction = 0; direction < 4; direction++) {
					final double[] candidate = ramp.clone();
					candidate[direction / 2] += direction % 2 == 0 ? step : -step;
					final double resultant = resultant(candidate);
					if (resultant <= best * (1 + 1e-12))
						continue;
					best = resultant;
					System.arraycopy(candidate, 0, ramp, 0, 2);
					moved = true;
				}
			}
		}

		PhaseGauge gauge(final double rampX, final double rampY) {
			final double[] sum = sum(rampX, rampY);
			return new PhaseGauge(Math.atan2(sum[1], sum[0]), rampX, rampY);
		}

		private double resultant(final double[] ramp) {
			final double[] sum = sum(ramp[0], ramp[1]);
			return Math.hypot(sum[0], sum[1]);
		}

		/** Sum of the phasors after the ramp is taken off; the ramp is separable, which saves a sine and cosine per pixel. */
		private double[] sum(final double rampX, final double rampY) {
			final double[] cos = new double[width];
			final double[] sin = new double[width];
			for (int x = 0; x < width; x++) {
				cos[x] = Math.cos(rampX * x);
				sin[x] = -Math.sin(rampX * x);
			}
			final double[] sum = new double[2];
			for (int y = 0; y < height; y++)
				addRow(sum, y, rampY, cos, sin);
			return sum;
		}

		private void addRow(final double[] sum, final int y, final double rampY, final double[] cos, final double[] sin) {
			double re = 0;
			double im = 0;
			for (int x = 0; x < width; x++) {
				final int i = 2 * (y * width + x);
				re += data[i] * cos[x] - data[i + 1] * sin[x];
				im += data[i] * sin[x] + data[i + 1] * cos[x];
			}
			final double rowCos = Math.cos(rampY * y);
			final double rowSin = -Math.sin(rampY * y);
			sum[0] += re * rowCos - im * rowSin;
			sum[1] += re * rowSin + im * rowCos;
		}
	}
}
