package io.github.phasegen.recon.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.nn.published.PublishedReconstruction;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.recon.SliceReconstructor;

/**
 * Reconstructs by the published network (Rempe et al., arXiv 2504.07560). It learnt images with a magnitude of 0 to 1, so the zero-filled
 * image is divided by its largest magnitude. Its data consistency scales the samples at lower resolutions; nothing at the end makes the image
 * agree with them.
 */
final class PublishedReconstructor implements SliceReconstructor {

	private final PublishedReconstruction network;
	private final NDManager manager;

	PublishedReconstructor(final PublishedReconstruction network, final NDManager manager) {
		this.network = network;
		this.manager = manager;
	}

	@Override
	public ComplexPlane reconstruct(final CoilKSpace slice, final IterationProgress progress) {
		if (slice.coils().size() != 1) throw new IllegalArgumentException("coils: found " + slice.coils().size() +
			", expected 1 for the published network");
		final int least = network.sizeMultiple();
		if (Math.min(slice.width(), slice.height()) < least) throw new IllegalArgumentException("k-space: found " + slice.width() + " x " +
			slice.height() + " samples, expected at least " + least + " x " + least + " for the published network");
		final ComplexPlane zeroFilled = slice.coils().get(0).copy();
		new PlaneFourier(slice.width(), slice.height()).inverse(zeroFilled.data(), FourierNorm.ORTHO);
		double largest = 0;
		for (final float value : zeroFilled.magnitude())
			largest = Math.max(largest, value);
		final ComplexPlane image = run(zeroFilled, slice.coils().get(0), largest);
		progress.report(1, 1, Double.NaN, image::copy);
		return image;
	}

	private ComplexPlane run(final ComplexPlane zeroFilled, final ComplexPlane kSpace, final double scale) {
		final int pixels = kSpace.width() * kSpace.height();
		final float[] planes = new float[4 * pixels];
		NetworkInput.copyScaled(zeroFilled, scale, planes, 0, 2 * pixels);
		// the network's transform is not unitary
		NetworkInput.copyScaled(kSpace, scale / Math.sqrt(pixels), planes, pixels, 3 * pixels);
		try (NDManager scope = manager.newSubManager()) {
			final NDArray input = scope.create(planes, new Shape(1, 4, kSpace.height(), kSpace.width()));
			return PlanarPlanes.plane(network.forward(input, null, false), scale);
		}
	}
}
