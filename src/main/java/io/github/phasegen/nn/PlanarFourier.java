package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/**
 * Centred Fourier transforms of planar complex tensors (N, 2C, H, W) over height and width, forward without a factor, inverse with
 * 1/(H·W). Any size; the zero frequency and the image's centre are at ⌊n/2⌋. Differentiable.
 */
public final class PlanarFourier {

	private static final long[] HEIGHT_AND_WIDTH = { 2, 3 };

	private PlanarFourier() {}

	/** Image to k-space. */
	public static NDArray forward(final NDArray x) {
		return Planar.scoped(x, () -> centred(planar(complex(uncentred(x)).fft2(size(x), HEIGHT_AND_WIDTH))));
	}

	/** k-space to image. */
	public static NDArray inverse(final NDArray x) {
		return Planar.scoped(x, () -> centred(planar(complex(uncentred(x)).ifft2(size(x), HEIGHT_AND_WIDTH))));
	}

	/**
	 * Multiplies k-space by weights and goes back to the image, without a factor. The shifts of the centred transforms cancel, if the
	 * weights are given in the order of the transform itself.
	 *
	 * @param x image (N, 2C, H, W)
	 * @param weights real, (N or 1, 1, H, W), see {@link #uncentred(NDArray)}
	 */
	static NDArray filtered(final NDArray x, final NDArray weights) {
		return Planar.scoped(x, () -> planar(complex(x).fft2(size(x), HEIGHT_AND_WIDTH).mul(weights).ifft2(size(x), HEIGHT_AND_WIDTH)));
	}

	/** DJL's own default takes the axes for the sizes. */
	private static long[] size(final NDArray x) {
		return new long[] { x.getShape().get(2), x.getShape().get(3) };
	}

	/**
	 * (N, 2C, H, W) → complex (N, C, H, W); a view as complex numbers would have no gradient. The unit i is memory of the engine: a recorded
	 * graph keeps it beyond this scope, and one made of Java numbers would be freed by the collector, which turns gradients random.
	 */
	private static NDArray complex(final NDArray x) {
		final long c = Planar.channels(x);
		final NDArray i = x.getManager().eye(2).get(1).complex();
		return x.get(":, :" + c).add(x.get(":, " + c + ":").mul(i));
	}

	private static NDArray planar(final NDArray complex) {
		final NDArray pairs = complex.real();
		final Shape s = pairs.getShape();
		return pairs.transpose(0, 4, 1, 2, 3).reshape(s.get(0), 2 * s.get(1), s.get(2), s.get(3));
	}

	/** The centre goes to index 0. */
	static NDArray uncentred(final NDArray x) {
		return rolled(rolled(x, 2, x.getShape().get(2) / 2), 3, x.getShape().get(3) / 2);
	}

	/** Index 0 goes to the centre. */
	static NDArray centred(final NDArray x) {
		return rolled(rolled(x, 2, (x.getShape().get(2) + 1) / 2), 3, (x.getShape().get(3) + 1) / 2);
	}

	/** Index {@code first} goes to index 0. */
	private static NDArray rolled(final NDArray x, final int axis, final long first) {
		final long n = x.getShape().get(axis);
		if (first % n == 0) return x;
		final String before = axis == 2 ? ":, :, " : ":, :, :, ";
		return NDArrays.concat(new NDList(x.get(before + first + ":"), x.get(before + ":" + first)), axis);
	}
}
