package io.github.phasegen.io.torch;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.github.phasegen.io.SampleType;

/** Gathers the values of a tensor from its storage, a window at a time. */
final class StridedValues {

	/** Spans up to this length are read at once; longer ones are nearly always in order. */
	private static final long WINDOW_BYTES = 1 << 22;

	private final TorchTensor tensor;
	private final StridedView view;
	private final SampleType type;
	private final ByteBuffer window;
	/** Number of the storage's element at the beginning of the window. */
	private long windowStart;

	StridedValues(final TorchTensor tensor, final StridedView view) {
		this.tensor = tensor;
		this.view = view;
		this.type = tensor.dtype();
		final long elements = Math.min(view.span(), WINDOW_BYTES / type.bytes());
		this.window = ByteBuffer.allocate((int) elements * type.bytes()).order(tensor.storage().archive().order());
		this.window.limit(0);
	}

	/** Fills an array that has room for exactly all values. */
	void read(final float[] into) throws IOException {
		final long[] index = new long[view.dimensions()];
		long number = view.offset();
		for (int i = 0; i < into.length; i += type.parts()) {
			final int at = windowAt(number);
			for (int part = 0; part < type.parts(); part++)
				into[i + part] = value(at + part * type.partBytes());
			number = next(index, number);
		}
	}

	/** Floats are copied bit by bit: NaN and -0 are more than numbers. */
	private float value(final int at) {
		return type == SampleType.FLOAT32 || type == SampleType.COMPLEX64 ? window.getFloat(at) : (float) type.part(window, at);
	}

	/** Advances the index, the last dimension first, and the number of the element with it. */
	private long next(final long[] index, final long number) {
		long next = number;
		for (int d = index.length - 1; d >= 0; d--) {
			if (++index[d] < view.size(d))
				return next + view.stride(d);
			index[d] = 0;
			next -= (view.size(d) - 1) * view.stride(d);
		}
		return next;
	}

	/** Position in the window of an element, after moving the window there if need be. */
	private int windowAt(final long number) throws IOException {
		final long held = window.limit() / type.bytes();
		if (number < windowStart || number >= windowStart + held)
			moveTo(number);
		return (int) (number - windowStart) * type.bytes();
	}

	private void moveTo(final long number) throws IOException {
		windowStart = number;
		final long behind = view.offset() + view.span() - number;
		window.clear().limit((int) Math.min(window.capacity(), behind * type.bytes()));
		tensor.storage().archive().read(tensor.storage().key(), number * type.bytes(), window);
	}
}
