package io.github.phasegen.metrics;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/**
 * How far k-space is from the conjugate symmetry of a real image. 0 for a real image; 2 for images whose phase is so spread that
 * X(k) and conj X(-k) have nothing in common; 4 for an imaginary image.
 *
 * @param difference sum over k of |X(k) - conj X(-k)|^2
 * @param realCommon real part of the sum over k of X(k) X(-k)
 * @param imagCommon imaginary part of that sum
 * @param energy     sum over k of |X(k)|^2
 */
public record KSpaceAsymmetry(double difference, double realCommon, double imagCommon, double energy) {

	/** The asymmetry of one complex image. */
	public static KSpaceAsymmetry of(final ComplexPlane image) {
		final float[] data = image.data().clone();
		new PlaneFourier(image.width(), image.height()).forward(data, FourierNorm.ORTHO);
		return ofSpectrum(new ComplexPlane(image.width(), image.height(), data));
	}

	/** The asymmetry of a centred k-space, whose frequency 0 is at (floor(width/2), floor(height/2)). */
	public static KSpaceAsymmetry ofSpectrum(final ComplexPlane spectrum) {
		double difference = 0;
		double realCommon = 0;
		double imagCommon = 0;
		double energy = 0;
		for (int y = 0; y < spectrum.height(); y++)
			for (int x = 0; x < spectrum.width(); x++) {
				final int mirrorX = mirror(x, spectrum.width());
				final int mirrorY = mirror(y, spectrum.height());
				final double re = spectrum.re(x, y);
				final double im = spectrum.im(x, y);
				final double mirrorRe = spectrum.re(mirrorX, mirrorY);
				final double mirrorIm = spectrum.im(mirrorX, mirrorY);
				difference += (re - mirrorRe) * (re - mirrorRe) + (im + mirrorIm) * (im + mirrorIm);
				realCommon += re * mirrorRe - im * mirrorIm;
				imagCommon += re * mirrorIm + im * mirrorRe;
				energy += re * re + im * im;
			}
		return new KSpaceAsymmetry(difference, realCommon, imagCommon, energy);
	}

	/** Sum |X(k) - conj X(-k)|^2 / sum |X(k)|^2 over all slices: 0..4. It changes with the global phase. NaN without energy. */
	public static double relative(final List<PhaseSlice> slices) {
		double difference = 0;
		double energy = 0;
		for (final PhaseSlice slice : slices) {
			final KSpaceAsymmetry one = of(slice.complex());
			difference += one.difference;
			energy += one.energy;
		}
		return energy == 0 ? Double.NaN : difference / energy;
	}

	/** The same after every slice got the global phase that makes it smallest: 0..2, free of the global phase. NaN without energy. */
	public static double gaugeFree(final List<PhaseSlice> slices) {
		double difference = 0;
		double energy = 0;
		for (final PhaseSlice slice : slices) {
			final KSpaceAsymmetry one = of(slice.complex());
			difference += one.gaugeFree() * one.energy;
			energy += one.energy;
		}
		return energy == 0 ? Double.NaN : difference / energy;
	}

	/** The asymmetry of this image as it is: 0..4. */
	public double relative() {
		return energy == 0 ? 0 : difference / energy;
	}

	/** The asymmetry of this image under its best global phase: 0..2. */
	public double gaugeFree() {
		return energy == 0 ? 0 : Math.max(0, 2 * (1 - Math.hypot(realCommon, imagCommon) / energy));
	}

	/** -k on a ring of {@code size} samples: for even sizes the lowest frequency is its own mirror image. */
	private static int mirror(final int index, final int size) {
		return Math.floorMod(2 * (size / 2) - index, size);
	}
}
