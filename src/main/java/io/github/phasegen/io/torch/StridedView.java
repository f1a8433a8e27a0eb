package io.github.phasegen.io.torch;

/** A shape laid over a run of numbers. All that {@link #of} makes fits into the run, and no sum over it overflows. */
final class StridedView {

	private static final int MOST_DIMENSIONS = 64;

	private final long[] shape;
	private final long[] strides;
	private final long offset;
	private final long elements;

	private StridedView(final long[] shape, final long[] strides, final long offset, final long elements) {
		this.shape = shape;
		this.strides = strides;
		this.offset = offset;
		this.elements = elements;
	}

	/**
	 * @param length of the run, in numbers
	 * @throws IllegalArgumentException if the view does not fit into the run, or overflows
	 */
	static StridedView of(final long[] shape, final long[] strides, final long offset, final long length) {
		if (shape.length > MOST_DIMENSIONS || shape.length != strides.length)
			throw new IllegalArgumentException("as many strides as sizes, at most " + MOST_DIMENSIONS);
		if (offset < 0)
			throw new IllegalArgumentException("an offset of at least 0");
		for (int d = 0; d < shape.length; d++)
			if (shape[d] < 0 || strides[d] < 0)
				throw new IllegalArgumentException("sizes and strides of at least 0");
		try {
			final long elements = elements(shape);
			if (elements > 0 && last(shape, strides, offset) >= length)
				throw new IllegalArgumentException("a last element within the " + length + " of its storage");
			return new StridedView(shape.clone(), strides.clone(), offset, elements);
		}
		catch (final ArithmeticException e) {
			throw new IllegalArgumentException("sizes and strides whose products are below 2^62");
		}
	}

	private static long elements(final long[] shape) {
		for (final long size : shape)
			if (size == 0)
				return 0;
		long elements = 1;
		for (final long size : shape)
			elements = Math.multiplyExact(elements, size);
		// twice as many floats, if they are complex
		return Math.multiplyExact(elements, 2) / 2;
	}

	private static long last(final long[] shape, final long[] strides, final long offset) {
		long last = offset;
		for (int d = 0; d < shape.length; d++)
			last = Math.addExact(last, Math.multiplyExact(shape[d] - 1, strides[d]));
		return last;
	}

	long[] shape() {
		return shape.clone();
	}

	long[] strides() {
		return strides.clone();
	}

	int dimensions() {
		return shape.length;
	}

	long size(final int dimension) {
		return shape[dimension];
	}

	long stride(final int dimension) {
		return strides[dimension];
	}

	long offset() {
		return offset;
	}

	long elements() {
		return elements;
	}

	/** From the first to the last number seen, both included; 0 if the view is empty. */
	long span() {
		return elements == 0 ? 0 : last(shape, strides, offset) - offset + 1;
	}
}
