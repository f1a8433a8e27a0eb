package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;

/** Dropout of whole complex values: real and imaginary part are kept or dropped together. Does nothing outside training. */
public final class ComplexDropout implements ComplexLayer {

	private final float rate;

	/** @param rate probability to drop, 0 to below 1 */
	public ComplexDropout(final double rate) {
		this.rate = (float) rate;
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		if (!pass.training() || rate == 0) return input;
		return Planar.scoped(input, () -> {
			final Shape s = input.getShape();
			final NDArray ones = input.getManager().ones(new Shape(s.get(0), 1, s.get(1) / 2, s.get(2), s.get(3)));
			final NDArray kept = Dropout.dropout(ones, rate, true).singletonOrThrow();
			return Planar.planes(input).mul(kept).reshape(s);
		});
	}
}
