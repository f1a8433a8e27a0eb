package io.github.phasegen.metrics;

import java.util.Arrays;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/**
 * The power of k-space over spatial frequency: |FFT(m exp(i phi))|^2 averaged over rings, in decibels relative to the mean power of the
 * whole k-space. The rings are one sample of the shorter side wide and reach from 0 to the edge of k-space along the axes (0.5 per pixel).
 * It does not change with the global phase. Immutable.
 */
public final class RadialSpectrum {

	/** What a scanner left empty is as good as empty at this level, whatever rounding wrote there. */
	private static final double FLOOR_DECIBELS = -60;

	private final double[] decibels;

	private RadialSpectrum(final double[] decibels) {
		this.decibels = decibels;
	}

	/**
	 * The spectrum of all slices: their powers are summed, so a slice counts by its energy.
	 *
	 * @throws IllegalArgumentException if there is no slice or the slices differ in size
	 */
	public static RadialSpectrum of(final List<PhaseSlice> slices) {
		return ofPlanes(slices.stream().map(PhaseSlice::complex).toList());
	}

	/**
	 * The spectrum of complex images.
	 *
	 * @throws IllegalArgumentException if there is no plane or the planes differ in size
	 */
	public static RadialSpectrum ofPlanes(final List<ComplexPlane> planes) {
		if (planes.isEmpty())
			throw new IllegalArgumentException("spectrum: expected at least one slice, found none");
		final int width = planes.get(0).width();
		final int height = planes.get(0).height();
		final PlaneFourier fourier = new PlaneFourier(width, height);
		final double[] power = new double[width * height];
		for (final ComplexPlane plane : planes) {
			if (plane.width() != width || plane.height() != height)
				throw new IllegalArgumentException("spectrum: expected slices of " + width + " x " + height + " pixels, found "
					+ plane.width() + " x " + plane.height());
			addPower(power, plane, fourier);
		}
		return new RadialSpectrum(decibels(power, width, height));
	}

	/** One value per ring from the centre outwards, in dB. */
	public double[] decibels() {
		return decibels.clone();
	}

	/**
	 * The root mean square difference over the rings in dB: 0 for equal spectra.
	 *
	 * @throws IllegalArgumentException if the spectra have different numbers of rings
	 */
	public double distanceTo(final RadialSpectrum other) {
		if (decibels.length != other.decibels.length)
			throw new IllegalArgumentException("spectrum: expected " + decibels.length + " rings, found " + other.decibels.length);
		double sum = 0;
		for (int ring = 0; ring < decibels.length; ring++) {
			final double difference = decibels[ring] - other.decibels[ring];
			sum += difference * difference;
		}
		return Math.sqrt(sum / decibels.length);
	}

	private static void addPower(final double[] power, final ComplexPlane plane, final PlaneFourier fourier) {
		final float[] data = plane.data().clone();
		fourier.forward(data, FourierNorm.ORTHO);
		for (int i = 0; i < power.length; i++)
			power[i] += (double) data[2 * i] * data[2 * i] + (double) data[2 * i + 1] * data[2 * i + 1];
	}

	private static double[] decibels(final double[] power, final int width, final int height) {
		final int rings = Math.max(1, Math.min(width, height) / 2);
		final double[] sum = new double[rings];
		final long[] samples = new long[rings];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final double frequency = Math.hypot((double) (x - width / 2) / width, (double) (y - height / 2) / height);
				final int ring = (int) Math.floor(2 * rings * frequency + 0.5);
				if (ring >= rings)
					continue;
				sum[ring] += power[y * width + x];
				samples[ring]++;
			}
		final double mean = Arrays.stream(power).sum() / power.length;
		for (int ring = 0; ring < rings; ring++)
			sum[ring] = level(sum[ring] / samples[ring], mean);
		return sum;
	}

	private static double level(final double power, final double mean) {
		return mean == 0 ? FLOOR_DECIBELS : Math.max(FLOOR_DECIBELS, 10 * Math.log10(power / mean));
	}
}
