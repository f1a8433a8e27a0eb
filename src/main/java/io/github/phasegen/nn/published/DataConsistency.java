package io.github.phasegen.nn.published;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.Planar;

/**
 * The published data-consistency step in k-space: where there are measured samples they replace those of every channel, times one
 * real factor, the mean modulus of what is left of the channels over the mean modulus of the measured k-space. Both means run over
 * the whole batch and count zeros, so that an image's result depends on what is beside it in the batch.
 */
final class DataConsistency {

	/** Keeps the factor finite when nothing was measured; it multiplies 0 then. */
	private static final float TINY = 1e-30f;

	private DataConsistency() {}

	/**
	 * @param kSpace centred k-space of the channels (N, 2C, H, W)
	 * @param measured measured k-space (N, 2, H, W), 0 where there are no samples
	 * @return of the shape of {@code kSpace}
	 */
	static NDArray applied(final NDArray kSpace, final NDArray measured) {
		return Planar.scoped(kSpace, () -> {
			final Shape s = kSpace.getShape();
			final NDArray samples = held(measured.duplicate(), kSpace);
			final NDArray modulus = Planar.modulus(samples);
			final NDArray missing = modulus.eq(0).toType(modulus.getDataType(), false).reshape(s.get(0), 1, 1, s.get(2), s.get(3));
			final NDArray left = Planar.planes(kSpace).mul(missing);
			final NDArray factor = left.square().sum(new int[] { 1 }).add(TINY).sqrt().mean().div(modulus.mean().add(TINY));
			return left.add(Planar.planes(samples).mul(factor)).reshape(s);
		});
	}

	private static NDArray held(final NDArray array, final NDArray beside) {
		array.attach(beside.getManager());
		return array;
	}
}
