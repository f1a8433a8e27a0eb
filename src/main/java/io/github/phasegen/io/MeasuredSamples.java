package io.github.phasegen.io;

import java.util.BitSet;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** Collects which samples of planes of one size are not exactly 0. */
final class MeasuredSamples {

	private final int width;
	private final int height;
	private final BitSet measured;

	MeasuredSamples(final int width, final int height) {
		this.width = width;
		this.height = height;
		this.measured = new BitSet(width * height);
	}

	void add(final ComplexPlane plane) {
		final float[] data = plane.data();
		for (int i = 0; i < width * height; i++)
			if (data[2 * i] != 0 || data[2 * i + 1] != 0)
				measured.set(i);
	}

	void add(final MeasuredSamples others) {
		measured.or(others.measured);
	}

	boolean isEmpty() {
		return measured.isEmpty();
	}

	SamplingMask mask() {
		final boolean[] samples = new boolean[width * height];
		measured.stream().forEach(i -> samples[i] = true);
		return new SamplingMask(width, height, samples);
	}
}
