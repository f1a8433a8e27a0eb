package io.github.phasegen.simulate;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Takes a finely sampled image through k-space: crop to the acquired matrix, noise, window, zero-fill. Keeps its Fourier plans; not thread-safe. */
final class KSpaceSampling {

	private static final int PLANS = 64;

	private final Map<Long, PlaneFourier> plans = new LinkedHashMap<>(PLANS, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(final Map.Entry<Long, PlaneFourier> eldest) {
			return size() > PLANS;
		}
	};

	private PlaneFourier plan(final int width, final int height) {
		return plans.computeIfAbsent((long) width << 32 | height, k -> new PlaneFourier(width, height));
	}

	/** @param signal is destroyed; its field of view becomes that of the image */
	ComplexPlane acquire(final ComplexPlane signal, final Readout readout, final RandomGenerator random) {
		final int width = readout.width();
		final int height = readout.height();
		plan(signal.width(), signal.height()).forward(signal.data(), FourierNorm.ORTHO);
		final ComplexPlane k = CropPad.center(signal, width, height);
		final float[] weights = readout.weights();
		final float scale = (float) Math.sqrt((double) width * height / ((double) signal.width() * signal.height()));
		final float noise = (float) (readout.noiseSigma() * Math.sqrt(width * height / energy(weights)));
		final float[] data = k.data();
		for (int i = 0; i < weights.length; i++) {
			final float w = weights[i];
			if (w == 0) {
				data[2 * i] = 0;
				data[2 * i + 1] = 0;
				continue;
			}
			data[2 * i] = w * (scale * data[2 * i] + (noise == 0 ? 0 : noise * (float) random.nextGaussian()));
			data[2 * i + 1] = w * (scale * data[2 * i + 1] + (noise == 0 ? 0 : noise * (float) random.nextGaussian()));
		}
		plan(width, height).inverse(data, FourierNorm.ORTHO);
		return k;
	}

	private static double energy(final float[] weights) {
		double sum = 0;
		for (final float w : weights)
			sum += w * w;
		return sum;
	}
}
