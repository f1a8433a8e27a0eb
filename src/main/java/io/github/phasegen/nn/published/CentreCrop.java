package io.github.phasegen.nn.published;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.ComplexLayer;
import io.github.phasegen.nn.Pass;
import io.github.phasegen.nn.Planar;

/** Spectral pooling of what already is k-space: the centre of half the height and width, rounded down. */
final class CentreCrop implements ComplexLayer {

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		final Shape s = input.getShape();
		if (s.get(2) < 2 || s.get(3) < 2) throw new IllegalArgumentException("Image too small to pool: " + s.get(2) + " x " + s.get(3));
		return Planar.scoped(input, () -> cropped(input, s.get(2) / 2, s.get(3) / 2).duplicate());
	}

	/** A view of the centre: index ⌊n/2⌋ stays the centre. */
	static NDArray cropped(final NDArray x, final long height, final long width) {
		final long top = x.getShape().get(2) / 2 - height / 2;
		final long left = x.getShape().get(3) / 2 - width / 2;
		return x.get(":, :, " + top + ":" + (top + height) + ", " + left + ":" + (left + width));
	}

	/** Zeros around an image, so that its centre stays the centre. */
	static NDArray padded(final NDArray x, final long height, final long width) {
		final Shape s = x.getShape();
		final long top = height / 2 - s.get(2) / 2;
		final long left = width / 2 - s.get(3) / 2;
		// from the last axis backwards: before, after
		return x.pad(new Shape(left, width - s.get(3) - left, top, height - s.get(2) - top), 0);
	}
}
