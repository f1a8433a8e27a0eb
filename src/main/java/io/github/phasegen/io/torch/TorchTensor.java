package io.github.phasegen.io.torch;

import java.io.IOException;
import java.util.Arrays;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.SampleType;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * A tensor in an open file of torch.save: which numbers of a storage are its elements. Several tensors may see the same storage. The element at
 * index (i, j, ...) is number {@code offset + i * strides[0] + j * strides[1] + ...} of the storage; all of them lie in the storage, which
 * was checked when the file was opened. Values are read when asked for. Compares by identity.
 */
public final class TorchTensor {

	private final TorchStorage storage;
	private final SampleType type;
	private final StridedView view;
	private final boolean conjugate;
	private final boolean negative;

	TorchTensor(final TorchStorage storage, final SampleType type, final StridedView view, final boolean conjugate, final boolean negative) {
		this.storage = storage;
		this.type = type;
		this.view = view;
		this.conjugate = conjugate;
		this.negative = negative;
	}

	/** The type of the numbers in the file. */
	public SampleType dtype() {
		return type;
	}

	/** Sizes, the first of which varies slowest in {@link #floats}; none for a scalar. */
	public long[] shape() {
		return view.shape();
	}

	/** Distances between neighbours along each dimension, in elements of the storage; none is negative. */
	public long[] strides() {
		return view.strides();
	}

	/** The number of the first element in the storage. */
	public long offset() {
		return view.offset();
	}

	/** Name of the storage; tensors with the same key share their numbers. */
	public String storageKey() {
		return storage.key();
	}

	/** The product of the sizes: 1 for a scalar, 0 for an empty tensor. */
	public long elements() {
		return view.elements();
	}

	/** True if {@link #floats} gives two numbers per element, real and imaginary part. */
	public boolean complex() {
		return type.isComplex();
	}

	/** True if the values are the complex conjugates of the numbers in the file ({@code Tensor.conj()} does not copy). */
	boolean conjugate() {
		return conjugate;
	}

	/** True if the values are the negatives of the numbers in the file. */
	boolean negative() {
		return negative;
	}

	TorchStorage storage() {
		return storage;
	}

	/**
	 * All values, rounded to float, with the last index varying fastest; complex ones interleaved (re, im). Truth values are 0 and 1.
	 *
	 * @throws UnsupportedFormatException if they are more than an array or half of Java's memory can hold
	 * @throws CorruptFileException if the file was changed since it was opened
	 */
	public float[] floats() throws IOException {
		final long count = floatCount();
		final long limit = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 2 / Float.BYTES);
		if (count > limit)
			throw new UnsupportedFormatException(storage.archive().file(), toString(), count + " numbers", "at most " + limit
				+ " (raise Java's memory limit)");
		final float[] values = new float[(int) count];
		new StridedValues(this, view).read(values);
		changeSigns(values);
		return values;
	}

	/** The length of {@link #floats}. */
	long floatCount() {
		return elements() * type.parts();
	}

	/** Applies what conj() and similar views leave to whom reads the values. */
	void changeSigns(final float[] values) {
		if (negative)
			for (int i = 0; i < values.length; i++)
				values[i] = -values[i];
		if (conjugate && complex())
			for (int i = 1; i < values.length; i += 2)
				values[i] = -values[i];
	}

	/** "float32 tensor [16, 2, 3, 3] in storage 7". */
	@Override
	public String toString() {
		return type + " tensor " + Arrays.toString(view.shape()) + " in " + storage;
	}
}
