package io.github.phasegen.nn;

import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Operations on planar complex tensors (N, 2C, H, W): C real planes, then C imaginary planes. */
public final class Planar {

	private Planar() {}

	/**
	 * Joins complex tensors of equal N, H, W along their complex channels; keeps a channels-last memory layout. The result is
	 * attached to the first one's manager.
	 */
	public static NDArray concat(final NDArray... parts) {
		return scoped(parts[0], () -> {
			final NDList split = new NDList(2 * parts.length);
			for (final NDArray part : parts)
				split.add(held(parts[0].getManager(), part.get(":, :" + channels(part))));
			for (final NDArray part : parts)
				split.add(held(parts[0].getManager(), part.get(":, " + channels(part) + ":")));
			return NDArrays.concat(split, 1);
		});
	}

	/** Number of complex channels. */
	public static long channels(final NDArray planar) {
		return planar.getShape().get(1) / 2;
	}

	/** A view with the two planes on an axis of their own: (N, 2, C, H, W). */
	public static NDArray planes(final NDArray planar) {
		final Shape s = planar.getShape();
		return planar.reshape(s.get(0), 2, s.get(1) / 2, s.get(2), s.get(3));
	}

	/** |z| of every channel: (N, C, H, W). */
	public static NDArray modulus(final NDArray planar) {
		return planes(planar).square().sum(new int[] { 1 }).sqrt();
	}

	/** a·b of tensors with one complex channel (N, 2, H, W). */
	public static NDArray product(final NDArray a, final NDArray b) {
		return scoped(a, () -> product(a.get(":, 0:1"), a.get(":, 1:2"), held(a.getManager(), b.get(":, 0:1")), held(a.getManager(), b.get(
			":, 1:2"))));
	}

	/** a·b* of tensors with one complex channel (N, 2, H, W). */
	public static NDArray conjugateProduct(final NDArray a, final NDArray b) {
		return scoped(a, () -> product(a.get(":, 0:1"), a.get(":, 1:2"), held(a.getManager(), b.get(":, 0:1")), held(a.getManager(), b.get(
			":, 1:2")).neg()));
	}

	private static NDArray product(final NDArray re, final NDArray im, final NDArray otherRe, final NDArray otherIm) {
		return NDArrays.concat(new NDList(re.mul(otherRe).sub(im.mul(otherIm)), re.mul(otherIm).add(im.mul(otherRe))), 1);
	}

	/** i·z. */
	public static NDArray timesI(final NDArray planar) {
		final long c = channels(planar);
		return NDArrays.concat(new NDList(planar.get(":, " + c + ":").neg(), planar.get(":, :" + c)), 1);
	}

	/**
	 * Runs a computation in a scope of its own: everything it allocates is freed at the end, but for the result, which is
	 * handed to the input's manager. Keeps the peak of a deep network at one block's size.
	 */
	public static NDArray scoped(final NDArray input, final Supplier<NDArray> body) {
		final NDManager parent = input.getManager();
		try (NDManager scope = parent.newSubManager()) {
			input.tempAttach(scope);
			final NDArray result = body.get();
			if (result != input) result.attach(parent);
			return result;
		}
	}

	/** Hands an array to a scope: for views of lasting parameters, which otherwise hang on the parameters' manager for good. */
	public static NDArray held(final NDManager scope, final NDArray array) {
		array.attach(scope);
		return array;
	}
}
