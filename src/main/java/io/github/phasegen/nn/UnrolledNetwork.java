package io.github.phasegen.nn;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/**
 * An unrolled reconstruction of undersampled k-space: cascades of a small complex U-Net, which sees the image without its phase of
 * low resolution and whose output is added to it, and of data consistency with a trained weight; the last step agrees with the samples exactly (after Schlemper et al., arXiv 1704.02422, and
 * Aggarwal et al., MoDL, arXiv 1712.02862). Any size; nothing but the weights and the images' scale decides, so the same network
 * serves any number of coils.
 * <p>
 * Images should have a scale near 1, see the task's own scaling. A new network returns the zero-filled image.
 */
public final class UnrolledNetwork implements Network {

	/** ln λ at the start: the samples count seven times as much as what the U-Net says. */
	private static final float FIRST_WEIGHT = 2;

	private final UnrolledConfig config;
	private final Parameters parameters;
	private final List<Cascade> cascades = new ArrayList<>();

	/** @param logWeight ln λ of the data consistency after the regulariser; null for the last cascade, whose step is exact */
	private record Cascade(ComplexUNet regulariser, NDArray logWeight) {}

	/** Builds the network with seeded random parameters on the given, still empty, parameter set, which it then owns. */
	public UnrolledNetwork(final UnrolledConfig config, final Parameters parameters) {
		this.config = config;
		this.parameters = parameters;
		for (int i = 0; i < config.cascades(); i++)
			cascades.add(cascade(parameters.scope("cascade" + i), i + 1 == config.cascades()));
	}

	private Cascade cascade(final Parameters.Scope scope, final boolean last) {
		return new Cascade(new ComplexUNet(config.regulariser(), scope, false), last ? null : scope.constant("logWeight", new Shape(1),
			FIRST_WEIGHT));
	}

	/**
	 * Complex channel 0 is the zero-filled image of one coil, the real part of channel 1 the mask of its centred k-space, channel 2 the phase
	 * at low resolution as in {@link Samples#phase()}.
	 */
	@Override
	public NDArray forward(final NDArray input, final NDArray time, final boolean training) {
		return Planar.scoped(input, () -> {
			final NDArray image = NDArrays.concat(new NDList(input.get(":, 0:1"), input.get(":, 3:4")), 1);
			final NDArray phase = NDArrays.concat(new NDList(input.get(":, 2:3"), input.get(":, 5:6")), 1);
			return forward(new SingleCoilSamples(image, input.get(":, 1:2"), phase), false, training, Listener.NONE);
		});
	}

	/** Told about the cascades of a pass. */
	@FunctionalInterface
	public interface Listener {

		/** Hears nothing. */
		Listener NONE = (cascade, cascades, image) -> {};

		/**
		 * @param cascade that is done, from 1
		 * @param image planar (N, 2, H, W), valid during this call
		 */
		void done(int cascade, int cascades, NDArray image);
	}

	/**
	 * @param samples what was measured, for one or more coils
	 * @param turned whether the U-Nets see the image with its axes exchanged: they tell apart the direction in which it is undersampled
	 * @param listener may throw to end the pass
	 * @return planar (N, 2, H, W), attached to the manager of the zero-filled image
	 */
	public NDArray forward(final Samples samples, final boolean turned, final boolean training, final Listener listener) {
		NDArray x = samples.zeroFilled();
		for (int i = 0; i < cascades.size(); i++) {
			final NDArray next = step(cascades.get(i), x, samples, turned, training);
			if (i > 0) x.close();
			x = next;
			listener.done(i + 1, cascades.size(), x);
		}
		return x;
	}

	private NDArray step(final Cascade cascade, final NDArray x, final Samples samples, final boolean turned, final boolean training) {
		return Planar.scoped(x, () -> {
			final NDArray seen = Planar.conjugateProduct(x, samples.phase());
			final NDArray change = regularise(cascade.regulariser(), turned ? exchanged(seen) : seen, training);
			final NDArray regularised = x.add(Planar.product(turned ? exchanged(change) : change, samples.phase()));
			return cascade.logWeight() == null ? samples.exact(regularised) : samples.consistent(regularised, cascade.logWeight());
		});
	}

	private static NDArray exchanged(final NDArray x) {
		return x.transpose(0, 1, 3, 2);
	}

	private NDArray regularise(final ComplexUNet regulariser, final NDArray x, final boolean training) {
		return Planar.scoped(x, () -> {
			final Shape s = x.getShape();
			final int multiple = config.fold() * regulariser.sizeMultiple();
			final NDArray folded = FoldedPixels.fold(wrapped(wrapped(x, 2, multiple), 3, multiple), config.fold());
			final NDArray change = FoldedPixels.unfold(regulariser.forward(folded, null, training), config.fold());
			return change.get(":, :, :" + s.get(2) + ", :" + s.get(3));
		});
	}

	/** Goes on at the other side, as images of sampled k-space do. */
	private static NDArray wrapped(final NDArray x, final int axis, final int multiple) {
		final long size = x.getShape().get(axis);
		final long more = (multiple - size % multiple) % multiple;
		if (more == 0) return x;
		final List<NDArray> parts = new ArrayList<>(List.of(x));
		for (long left = more; left > 0; left -= size) {
			final long count = Math.min(left, size);
			parts.add(axis == 2 ? x.get(":, :, :" + count) : x.get(":, :, :, :" + count));
		}
		return NDArrays.concat(new NDList(parts), axis);
	}

	@Override
	public Parameters parameters() {
		return parameters;
	}

	/** Any size. */
	@Override
	public int sizeMultiple() {
		return 1;
	}

	@Override
	public void freeze() {
		cascades.forEach(cascade -> cascade.regulariser().freeze());
	}
}
