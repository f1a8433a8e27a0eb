package io.github.phasegen.recon;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.ParallelFourier;
import io.github.phasegen.kspace.coil.CoilSensitivities;

/**
 * Brings k-space of an image nearer to the measured samples: where sample y was measured, the predicted x becomes (x + lambda y) / (1 + lambda)
 * (Schlemper et al., IEEE Trans. Med. Imaging 37:491, 2018); elsewhere it stays. With an infinite lambda the measured samples themselves take
 * its place. One slice; not thread-safe.
 */
public final class DataConsistency {

	private final CoilKSpace measured;
	private final ParallelFourier fourier;
	private final float ofMeasured;

	/**
	 * @param lambda weight of the measured samples against predicted ones, from 0 to infinity
	 * @throws IllegalArgumentException if it is negative or NaN
	 */
	public DataConsistency(final CoilKSpace measured, final double lambda) {
		if (!(lambda >= 0)) throw new IllegalArgumentException("lambda of data consistency: found " + lambda + ", expected 0 to infinity");
		this.measured = measured;
		fourier = new ParallelFourier(measured.width(), measured.height());
		ofMeasured = (float) (Double.isInfinite(lambda) ? 1 : lambda / (1 + lambda));
	}

	/**
	 * Corrects predicted k-space (centred, ortho) in place.
	 *
	 * @param predicted a plane per coil
	 * @throws IllegalArgumentException if number or sizes are not those of the measured k-space
	 */
	public void correct(final List<ComplexPlane> predicted) {
		if (predicted.size() != measured.coils().size()) throw new IllegalArgumentException("predicted k-space: found " + predicted.size() +
			" coils, expected " + measured.coils().size());
		for (int coil = 0; coil < predicted.size(); coil++)
			correct(predicted.get(coil), measured.coils().get(coil));
	}

	/**
	 * The image whose k-space is the corrected one. Returns a new plane. With several coils, the corrected coil images are combined by
	 * the sensitivities, so that only an image that agrees with all coils keeps all samples.
	 *
	 * @throws IllegalArgumentException if the image has another size, or there are several coils without sensitivities
	 */
	public ComplexPlane image(final ComplexPlane predicted) {
		if (measured.sensitivities().isPresent()) return combined(predicted, measured.sensitivities().get());
		if (measured.coils().size() > 1) throw new IllegalArgumentException("coil sensitivities: found none for " + measured.coils().size() +
			" coils, expected maps or their estimate");
		final List<ComplexPlane> image = List.of(predicted.copy());
		throughKSpace(image);
		return image.get(0);
	}

	private ComplexPlane combined(final ComplexPlane predicted, final CoilSensitivities maps) {
		final List<ComplexPlane> coilImages = maps.apply(predicted, 0);
		throughKSpace(coilImages);
		return maps.adjoint(coilImages, 0);
	}

	private void throughKSpace(final List<ComplexPlane> images) {
		fourier.forward(images, FourierNorm.ORTHO);
		correct(images);
		fourier.inverse(images, FourierNorm.ORTHO);
	}

	private void correct(final ComplexPlane predicted, final ComplexPlane samples) {
		if (predicted.width() != measured.width() || predicted.height() != measured.height()) throw new IllegalArgumentException(
			"predicted k-space: found " + predicted.width() + " x " + predicted.height() + " samples, expected " + measured.width() + " x " +
				measured.height());
		final float[] to = predicted.data();
		final float[] from = samples.data();
		for (int y = 0, i = 0; y < measured.height(); y++)
			for (int x = 0; x < measured.width(); x++, i += 2) {
				if (!measured.mask().sampled(x, y)) continue;
				to[i] = (1 - ofMeasured) * to[i] + ofMeasured * from[i];
				to[i + 1] = (1 - ofMeasured) * to[i + 1] + ofMeasured * from[i + 1];
			}
	}
}
