package io.github.phasegen.kspace.operator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.ParallelFourier;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.sampling.SamplingMask;

/**
 * The encoding A of the SENSE model: image times sensitivity, centred ortho transform, 0 outside the mask, for every coil of one slice
 * (Pruessmann et al., Magn. Reson. Med. 42:952, 1999). Its spectral norm is at most the largest root sum of squares of the sensitivities.
 * Results do not depend on the number of threads. Thread-safe.
 */
public final class CoilEncoding {

	private final SamplingMask mask;
	private final CoilSensitivities sensitivities;
	private final ParallelFourier fourier;
	private final NormalOperator normal;

	/**
	 * @param sensitivities of one slice
	 * @throws IllegalArgumentException if they have another size than the mask
	 */
	public CoilEncoding(final CoilSensitivities sensitivities, final SamplingMask mask) {
		if (sensitivities.width() != mask.width() || sensitivities.height() != mask.height()) throw new IllegalArgumentException(
			"coil sensitivities: found " + sensitivities.width() + " x " + sensitivities.height() + " pixels, expected " + mask.width() +
				" x " + mask.height() + " as the sampling mask");
		this.mask = mask;
		this.sensitivities = sensitivities;
		fourier = new ParallelFourier(mask.width(), mask.height());
		final List<float[]> maps = new ArrayList<>();
		for (int coil = 0; coil < sensitivities.coils(); coil++)
			maps.add(sensitivities.map(coil, 0).data());
		normal = normal(maps, mask);
	}

	private static NormalOperator normal(final List<float[]> maps, final SamplingMask mask) {
		for (final PlaneAxis axis : PlaneAxis.values())
			if (mask.lines(axis).isPresent()) return new LineNormal(maps, mask, axis);
		return new PlaneNormal(maps, mask);
	}

	/** The encoding of one coil that sees all alike: the masked transform alone. */
	public static CoilEncoding ofOneCoil(final SamplingMask mask) {
		final ComplexPlane ones = new ComplexPlane(mask.width(), mask.height());
		for (int i = 0; i < ones.data().length; i += 2)
			ones.data()[i] = 1;
		return new CoilEncoding(CoilSensitivities.owning(List.of(ones), false), mask);
	}

	public SamplingMask mask() {
		return mask;
	}

	public int coils() {
		return sensitivities.coils();
	}

	/**
	 * The measured k-space of an image, a new plane per coil.
	 *
	 * @throws IllegalArgumentException if the image has another size
	 */
	public List<ComplexPlane> forward(final ComplexPlane image) {
		final List<ComplexPlane> kSpace = sensitivities.apply(image, 0);
		fourier.forward(kSpace, FourierNorm.ORTHO);
		kSpace.forEach(mask::apply);
		return kSpace;
	}

	/**
	 * The adjoint A^H: coil images of the samples within the mask, times the conjugate sensitivities, summed. Returns a new plane.
	 *
	 * @throws IllegalArgumentException if number or size of the planes are not those of the coils
	 */
	public ComplexPlane adjoint(final Collection<ComplexPlane> kSpace) {
		final List<ComplexPlane> images = kSpace.stream().map(ComplexPlane::copy).toList();
		images.forEach(mask::apply);
		fourier.inverse(images, FourierNorm.ORTHO);
		return sensitivities.adjoint(images, 0);
	}

	/**
	 * A^H A in one go, at half the cost or less for masks of whole lines.
	 *
	 * @param image not changed
	 * @param result is overwritten; not the image
	 * @throws IllegalArgumentException if a plane has another size
	 */
	public void normal(final ComplexPlane image, final ComplexPlane result) {
		requireSize(image, "image");
		requireSize(result, "result");
		normal.apply(image.data(), result.data());
	}

	private void requireSize(final ComplexPlane plane, final String what) {
		if (plane.width() != mask.width() || plane.height() != mask.height()) throw new IllegalArgumentException(what + ": found " + plane
			.width() + " x " + plane.height() + " pixels, expected " + mask.width() + " x " + mask.height());
	}
}
