package io.github.phasegen.simulate;

/** The matrix a simulated image is to have. Pixels are square in all of them. */
public sealed interface TargetSize {

	/** Exactly this matrix; the field of view takes its shape, so images of one batch fit together. */
	record Exact(int width, int height) implements TargetSize {
		public Exact {
			requireSide(width);
			requireSide(height);
		}
	}

	/** The longer side is drawn from min to max, the shorter follows the shape of the head in the slice. */
	record LongestSide(int min, int max) implements TargetSize {
		public LongestSide {
			requireSide(min);
			requireSide(max);
			if (min > max)
				throw new IllegalArgumentException("longest side: expected min <= max, found " + min + " to " + max);
		}
	}

	/** The pixel size of the volume itself, made coarser only if a side would be longer than allowed. */
	record Native(int largestSide) implements TargetSize {
		public Native {
			requireSide(largestSide);
		}
	}

	private static void requireSide(final int side) {
		if (side < 8 || side > 4096)
			throw new IllegalArgumentException("target size: expected sides of 8 to 4096 pixels, found " + side);
	}
}
