package io.github.phasegen.nn.published;

import java.util.ArrayDeque;
import java.util.Deque;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.Pass;
import io.github.phasegen.nn.Planar;
import io.github.phasegen.nn.PlanarFourier;

/**
 * The published reconstruction network's way between levels, for one forward pass. Down: the centre of k-space, made consistent with
 * the measured samples there. Up: k-space padded by what was cut off on the way down, once for each half of the channels, of which
 * there are twice as many.
 */
final class SpectralResizing implements Resizing {

	private final NDManager owner;
	private final Deque<NDArray> cutOffs = new ArrayDeque<>();
	private NDArray measured;

	/**
	 * @param owner keeps what is needed on the way up; to be closed after the pass
	 * @param measured measured k-space (N, 2, H, W), or null for a network without data consistency
	 */
	SpectralResizing(final NDManager owner, final NDArray measured) {
		this.owner = owner;
		this.measured = measured;
	}

	@Override
	public NDArray reduce(final NDArray x, final Pass pass) {
		final long height = x.getShape().get(2) / 2;
		final long width = x.getShape().get(3) / 2;
		if (height < 1 || width < 1) throw new IllegalArgumentException("Image too small to pool: " + x.getShape());
		return Planar.scoped(x, () -> {
			final NDArray kSpace = PlanarFourier.forward(x);
			final NDArray centre = CentreCrop.cropped(kSpace, height, width);
			final NDArray cutOff = kSpace.sub(CentreCrop.padded(centre, x.getShape().get(2), x.getShape().get(3)));
			cutOff.attach(owner);
			cutOffs.push(cutOff);
			return PlanarFourier.inverse(measured == null ? centre : DataConsistency.applied(centre, reducedMeasured(height, width)));
		});
	}

	private NDArray reducedMeasured(final long height, final long width) {
		measured = CentreCrop.cropped(measured, height, width);
		measured.attach(owner);
		return measured;
	}

	@Override
	public NDArray enlarge(final NDArray x) {
		return Planar.scoped(x, () -> {
			try (NDArray cutOff = cutOffs.pop()) {
				final Shape size = cutOff.getShape();
				final NDArray large = CentreCrop.padded(PlanarFourier.forward(x), size.get(2), size.get(3));
				cutOff.tempAttach(x.getManager());
				return PlanarFourier.inverse(large.add(Planar.concat(cutOff, cutOff)));
			}
		});
	}
}
