package io.github.phasegen.recon;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.ParallelFourier;
import io.github.phasegen.kspace.coil.CoilCombination;

/** From k-space of the coils of a slice to their images, and to one image. */
final class CoilImages {

	private CoilImages() {}

	/** The images of all coils, with zeros for what was not measured. New planes. */
	static List<ComplexPlane> zeroFilled(final CoilKSpace slice) {
		final List<ComplexPlane> images = slice.coils().stream().map(ComplexPlane::copy).toList();
		new ParallelFourier(slice.width(), slice.height()).inverse(images, FourierNorm.ORTHO);
		return images;
	}

	/**
	 * One image: that of the single coil, weighted by the sensitivities, or else the root sum of squares, which has no phase.
	 *
	 * @param images of the coils of the slice, not changed
	 */
	static ComplexPlane combined(final CoilKSpace slice, final List<ComplexPlane> images) {
		if (slice.sensitivities().isPresent()) return CoilCombination.sensitivityWeighted(images, slice.sensitivities().get(), 0);
		if (images.size() == 1) return images.get(0).copy();
		final float[] magnitude = CoilCombination.rootSumOfSquares(images);
		return ComplexPlane.fromParts(slice.width(), slice.height(), magnitude, new float[magnitude.length]);
	}
}
