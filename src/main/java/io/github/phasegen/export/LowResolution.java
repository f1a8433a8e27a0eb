package io.github.phasegen.export;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/** Images as the centre of their k-space shows them: a Hann window over its middle, so that edges do not ring. */
final class LowResolution {

	/** Sensitivities are smooth; so many lines around the centre tell them. */
	private static final int CENTRE = 24;

	private final PlaneFourier fourier;
	private final float[] columns;
	private final float[] rows;

	LowResolution(final int width, final int height) {
		fourier = new PlaneFourier(width, height);
		columns = window(width);
		rows = window(height);
	}

	/** A new plane. */
	ComplexPlane of(final ComplexPlane image) {
		final ComplexPlane low = image.copy();
		fourier.forward(low.data(), FourierNorm.ORTHO);
		final float[] data = low.data();
		for (int y = 0, i = 0; y < rows.length; y++)
			for (int x = 0; x < columns.length; x++, i += 2) {
				final float weight = rows[y] * columns[x];
				data[i] *= weight;
				data[i + 1] *= weight;
			}
		fourier.inverse(data, FourierNorm.ORTHO);
		return low;
	}

	private static float[] window(final int size) {
		final float[] window = new float[size];
		for (int i = 0; i < size; i++) {
			final double distance = Math.abs(i - size / 2) / (CENTRE / 2.0);
			window[i] = distance < 1 ? (float) (0.5 + 0.5 * Math.cos(Math.PI * distance)) : 0;
		}
		return window;
	}
}
