package io.github.phasegen.io;

import java.io.IOException;

/** Counts and checks the planes for a format's writer. */
public abstract class SequentialPlaneWriter implements PlaneWriter {

	private final ImageLayout layout;
	private int written;
	private boolean committed;

	protected SequentialPlaneWriter(final ImageLayout layout) {
		this.layout = layout;
	}

	protected final ImageLayout layout() {
		return layout;
	}

	/** Stores plane {@code k}; called once for each, in ascending order, with the right number of samples. */
	protected abstract void put(int k, float[] samples) throws IOException;

	/** Completes the file and gives it its name, once all planes are stored. */
	protected abstract void finish() throws IOException;

	/** The number of planes written so far. */
	protected final int written() {
		return written;
	}

	@Override
	public final void write(final float[] samples) throws IOException {
		if (written == layout.shape().planeCount())
			throw new IllegalStateException("All " + written + " planes have been written");
		if (samples.length != layout.planeFloats())
			throw new IllegalArgumentException("Samples of plane " + written + ": expected " + layout.planeFloats() + ", found "
				+ samples.length);
		put(written, samples);
		written++;
	}

	@Override
	public final void commit() throws IOException {
		if (committed)
			throw new IllegalStateException("Committed already");
		if (written < layout.shape().planeCount())
			throw new IllegalStateException("Planes: expected " + layout.shape().planeCount() + " before the end, found " + written);
		finish();
		committed = true;
	}
}
