package io.github.phasegen.recon.network;

import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.sampling.CalibrationRegion;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** The phase that an image has at low resolution, from the centre of its k-space where all samples were measured. */
final class LowResolutionPhase {

	private static final int LARGEST_REGION = 32;

	private LowResolutionPhase() {}

	/** Unit phasors; 1 everywhere if the centre was not measured. */
	static ComplexPlane of(final ComplexPlane zeroFilled, final SamplingMask mask) {
		final Optional<CalibrationRegion> region = CalibrationRegion.of(mask, LARGEST_REGION);
		final ComplexPlane phase = region.map(centre -> blurred(zeroFilled, centre)).orElse(new ComplexPlane(mask.width(), mask.height()));
		final float[] data = phase.data();
		for (int i = 0; i < data.length; i += 2) {
			final double modulus = Math.hypot(data[i], data[i + 1]);
			data[i] = modulus > 0 ? (float) (data[i] / modulus) : 1;
			data[i + 1] = modulus > 0 ? (float) (data[i + 1] / modulus) : 0;
		}
		return phase;
	}

	private static ComplexPlane blurred(final ComplexPlane image, final CalibrationRegion region) {
		final ComplexPlane blurred = image.copy();
		final PlaneFourier fourier = new PlaneFourier(image.width(), image.height());
		fourier.forward(blurred.data(), FourierNorm.ORTHO);
		final float[] alongX = window(image.width(), region.width());
		final float[] alongY = window(image.height(), region.height());
		for (int y = 0, i = 0; y < image.height(); y++)
			for (int x = 0; x < image.width(); x++, i += 2) {
				blurred.data()[i] *= alongX[x] * alongY[y];
				blurred.data()[i + 1] *= alongX[x] * alongY[y];
			}
		fourier.inverse(blurred.data(), FourierNorm.ORTHO);
		return blurred;
	}

	/** Hann, which reaches 0 outside of the region. */
	private static float[] window(final int size, final int width) {
		final float[] window = new float[size];
		final int first = size / 2 - width / 2;
		for (int i = first; i < first + width; i++) {
			final double cosine = Math.cos(Math.PI / 2 * (i - size / 2) / (width / 2 + 1));
			window[i] = (float) (cosine * cosine);
		}
		return window;
	}
}
