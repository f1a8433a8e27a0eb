package io.github.phasegen.io.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.github.phasegen.io.SampleType;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * Gathers the values of a tensor from its storage, in the order in which they lie there: a window at a time, and none twice, whatever the order of
 * the tensor's dimensions.
 */
final class StridedValues {

	private static final long WINDOW_BYTES = 1 << 22;

	private final TorchTensor tensor;
	private final StridedView view;
	private final SampleType type;
	/** The dimensions, the largest stride first. */
	private final int[] order;
	/** How far apart neighbours along each dimension are in the result, in floats. */
	private final int[] steps;
	private final ByteBuffer window;
	/** Number of the storage's element at the beginning of the window. */
	private long windowStart;

	/** @throws UnsupportedFormatException if elements share numbers in a way that would have them read again and again */
	StridedValues(final TorchTensor tensor, final StridedView view) throws IOException {
		this(tensor, view, WINDOW_BYTES);
	}

	StridedValues(final TorchTensor tensor, final StridedView view, final long windowBytes) throws IOException {
		this.tensor = tensor;
		this.view = view;
		this.type = tensor.dtype();
		this.order = IntStream.range(0, view.dimensions()).boxed().sorted(Comparator.comparing(d -> -view.stride(d))).mapToInt(d -> d).toArray();
		this.steps = new int[order.length];
		final long elements = Math.min(view.span(), windowBytes / type.bytes());
		if (view.span() > elements && overlaps())
			throw new UnsupportedFormatException(tensor.storage().archive().file(), tensor.toString(), "parts that overlap",
				"elements with numbers of their own (save tensor.contiguous())");
		this.window = ByteBuffer.allocate((int) elements * type.bytes()).order(tensor.storage().archive().order());
		this.window.limit(0);
	}

	/** True if a step along one dimension is shorter than what lies along the next ones; steps of 0 only repeat. */
	private boolean overlaps() {
		long span = 1;
		for (int i = order.length - 1; i >= 0; i--) {
			final long stride = view.stride(order[i]);
			if (stride == 0 || view.size(order[i]) == 1)
				continue;
			if (stride < span)
				return true;
			span += (view.size(order[i]) - 1) * stride;
		}
		return false;
	}

	/** Fills an array that has room for exactly all values. */
	void read(final float[] into) throws IOException {
		int step = type.parts();
		for (int d = steps.length - 1; d >= 0; d--) {
			steps[d] = step;
			step *= (int) view.size(d);
		}
		final long[] index = new long[order.length];
		long number = view.offset();
		int to = 0;
		for (int i = 0; i < into.length; i += type.parts()) {
			final int at = windowAt(number);
			for (int part = 0; part < type.parts(); part++)
				into[to + part] = value(at + part * type.partBytes());
			final int changed = advance(index);
			number += numberStep(index, changed);
			to += targetStep(index, changed);
		}
	}

	/** Floats are copied bit by bit: NaN and -0 are more than numbers. */
	private float value(final int at) {
		return type == SampleType.FLOAT32 || type == SampleType.COMPLEX64 ? window.getFloat(at) : (float) type.part(window, at);
	}

	/** Advances the index, the last in the order first, and returns the place in the order that has grown; -1 at the end. */
	private int advance(final long[] index) {
		for (int i = index.length - 1; i >= 0; i--) {
			if (++index[i] < view.size(order[i]))
				return i;
			index[i] = 0;
		}
		return -1;
	}

	/** How far the number of the element moves when the index has grown at one place and become 0 behind it. */
	private long numberStep(final long[] index, final int changed) {
		long step = changed < 0 ? 0 : view.stride(order[changed]);
		for (int i = changed + 1; i < index.length; i++)
			step -= (view.size(order[i]) - 1) * view.stride(order[i]);
		return step;
	}

	private int targetStep(final long[] index, final int changed) {
		int step = changed < 0 ? 0 : steps[order[changed]];
		for (int i = changed + 1; i < index.length; i++)
			step -= (int) (view.size(order[i]) - 1) * steps[order[i]];
		return step;
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
