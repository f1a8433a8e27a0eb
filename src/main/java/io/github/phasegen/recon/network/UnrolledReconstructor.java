package io.github.phasegen.recon.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.nn.Samples;
import io.github.phasegen.nn.SingleCoilSamples;
import io.github.phasegen.nn.UnrolledNetwork;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.DataConsistency;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.recon.SampleConsistency;
import io.github.phasegen.recon.SliceReconstructor;

/** Reconstructs by an unrolled network; its cascades are the iterations. K-space that is sampled in rows is turned, since training was in columns. */
final class UnrolledReconstructor implements SliceReconstructor {

	/** Of conjugate gradients for several coils, per cascade. */
	private static final int ITERATIONS = 6;

	private final UnrolledNetwork network;
	private final NDManager manager;

	UnrolledReconstructor(final UnrolledNetwork network, final NDManager manager) {
		this.network = network;
		this.manager = manager;
	}

	@Override
	public ComplexPlane reconstruct(final CoilKSpace slice, final IterationProgress progress) {
		final boolean rows = slice.mask().lines(PlaneAxis.X).isEmpty() && slice.mask().lines(PlaneAxis.Y).isPresent();
		final boolean single = slice.coils().size() == 1 && slice.sensitivities().isEmpty();
		final SampleConsistency consistency = new SampleConsistency(slice, ITERATIONS);
		final double scale = NetworkScale.of(consistency.zeroFilled());
		try (NDManager scope = manager.newSubManager()) {
			final NDArray zeroFilled = PlanarPlanes.tensor(scope, consistency.zeroFilled(), scale);
			final NDArray phase = PlanarPlanes.tensor(scope, LowResolutionPhase.of(consistency.zeroFilled(), slice.mask()), 1);
			final Samples samples = single ? new SingleCoilSamples(zeroFilled, mask(scope, slice), phase) : new MultiCoilSamples(consistency,
				scale, zeroFilled, phase);
			final NDArray image = network.forward(samples, rows, false, (cascade, cascades, x) -> progress.report(cascade, cascades, Double.NaN,
				() -> PlanarPlanes.plane(x, scale)));
			final ComplexPlane reconstructed = PlanarPlanes.plane(image, scale);
			// in float arithmetic of the engine the samples are met to some digits only
			return single ? new DataConsistency(slice, Double.POSITIVE_INFINITY).image(reconstructed) : reconstructed;
		}
	}

	private static NDArray mask(final NDManager scope, final CoilKSpace slice) {
		return scope.create(slice.mask().toFloats(), new Shape(1, 1, slice.height(), slice.width()));
	}
}
