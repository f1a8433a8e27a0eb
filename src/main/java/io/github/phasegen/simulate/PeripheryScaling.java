package io.github.phasegen.simulate;

import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/**
 * Multiplies k-space by 1 at its centre and, linearly, by another factor at its edge and beyond, as k-Strip (10.1016/j.cmpb.2023.107912)
 * scales it.
 *
 * @param edge factor at the edge
 */
public record PeripheryScaling(double edge) {

	private static final double LEAST = 0.5;
	private static final double LARGEST = 2;

	/** Draws the factor from 0.5 to 2, log-uniformly. */
	public static PeripheryScaling draw(final RandomGenerator random) {
		return new PeripheryScaling(LEAST * Math.exp(random.nextDouble() * Math.log(LARGEST / LEAST)));
	}

	/** Changes the image. */
	public void apply(final ComplexPlane image) {
		final PlaneFourier fourier = new PlaneFourier(image.width(), image.height());
		fourier.forward(image.data(), FourierNorm.ORTHO);
		for (int y = 0; y < image.height(); y++)
			for (int x = 0; x < image.width(); x++) {
				final double kx = 2.0 * (x - image.width() / 2) / image.width();
				final double ky = 2.0 * (y - image.height() / 2) / image.height();
				final float factor = (float) (1 + (edge - 1) * Math.min(1, Math.hypot(kx, ky)));
				image.data()[2 * (y * image.width() + x)] *= factor;
				image.data()[2 * (y * image.width() + x) + 1] *= factor;
			}
		fourier.inverse(image.data(), FourierNorm.ORTHO);
	}
}
