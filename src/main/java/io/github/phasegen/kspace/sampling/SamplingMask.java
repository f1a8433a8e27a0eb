package io.github.phasegen.kspace.sampling;

import java.util.Arrays;
import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;

/**
 * Which samples of a plane of k-space are measured. Immutable.
 *
 * @param width   samples along x
 * @param height  samples along y
 * @param samples true = measured; sample (x, y) at {@code y * width + x}
 */
public record SamplingMask(int width, int height, boolean[] samples) {

	/** @throws IllegalArgumentException if a side is below 1, the length of the array is another, or nothing is measured */
	public SamplingMask {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("Size of a sampling mask: expected at least 1 x 1, found " + width + " x " + height);
		if (samples.length != (long) width * height)
			throw new IllegalArgumentException("Samples of a mask of " + width + " x " + height + ": expected " + (long) width * height
				+ ", found " + samples.length);
		samples = samples.clone();
		if (count(samples) == 0)
			throw new IllegalArgumentException("Sampling mask of " + width + " x " + height + ": no sample is measured");
	}

	/** All samples measured. */
	public static SamplingMask full(final int width, final int height) {
		final boolean[] columns = new boolean[width];
		Arrays.fill(columns, true);
		return ofLines(columns, PlaneAxis.X, height);
	}

	/**
	 * Whole lines.
	 *
	 * @param lines  one element per line: per column for axis X, per row for axis Y
	 * @param axis   along which the lines are counted, that is the phase encoding
	 * @param length of a line
	 */
	public static SamplingMask ofLines(final boolean[] lines, final PlaneAxis axis, final int length) {
		final int width = axis == PlaneAxis.X ? lines.length : length;
		final int height = axis == PlaneAxis.X ? length : lines.length;
		final boolean[] samples = new boolean[Math.multiplyExact(width, height)];
		for (int i = 0; i < samples.length; i++)
			samples[i] = lines[axis == PlaneAxis.X ? i % width : i / width];
		return new SamplingMask(width, height, samples);
	}

	/** A copy. */
	@Override
	public boolean[] samples() {
		return samples.clone();
	}

	/** Whether sample (x, y) is measured. */
	public boolean sampled(final int x, final int y) {
		if (x < 0 || x >= width || y < 0 || y >= height)
			throw new IndexOutOfBoundsException("Sample (" + x + ", " + y + ") of a mask of " + width + " x " + height);
		return samples[y * width + x];
	}

	/** Measured samples, at least 1. */
	public int count() {
		return count(samples);
	}

	/** Measured samples divided by all, in (0, 1]. */
	public double fraction() {
		return (double) count() / samples.length;
	}

	/** All samples divided by the measured ones, from 1. */
	public double acceleration() {
		return (double) samples.length / count();
	}

	/** One element per line along this axis if the mask consists of whole lines; else empty. */
	public Optional<boolean[]> lines(final PlaneAxis axis) {
		final boolean[] lines = new boolean[axis == PlaneAxis.X ? width : height];
		for (int i = 0; i < lines.length; i++)
			lines[i] = axis == PlaneAxis.X ? sampled(i, 0) : sampled(0, i);
		for (int i = 0; i < samples.length; i++)
			if (samples[i] != lines[axis == PlaneAxis.X ? i % width : i / width])
				return Optional.empty();
		return Optional.of(lines);
	}

	/**
	 * What both measure.
	 *
	 * @throws IllegalArgumentException if the sizes differ or they share no sample
	 */
	public SamplingMask and(final SamplingMask other) {
		requireSize(other.width, other.height);
		final boolean[] both = samples.clone();
		for (int i = 0; i < both.length; i++)
			both[i] &= other.samples[i];
		return new SamplingMask(width, height, both);
	}

	/**
	 * Sets the samples that are not measured to 0, in place.
	 *
	 * @throws IllegalArgumentException if k-space has another size
	 */
	public void apply(final ComplexPlane kSpace) {
		requireSize(kSpace.width(), kSpace.height());
		final float[] data = kSpace.data();
		for (int i = 0; i < samples.length; i++)
			if (!samples[i]) {
				data[2 * i] = 0;
				data[2 * i + 1] = 0;
			}
	}

	/** 1 for a measured sample, else 0; row by row. */
	public float[] toFloats() {
		final float[] values = new float[samples.length];
		for (int i = 0; i < values.length; i++)
			values[i] = samples[i] ? 1 : 0;
		return values;
	}

	private void requireSize(final int otherWidth, final int otherHeight) {
		if (otherWidth != width || otherHeight != height)
			throw new IllegalArgumentException("Sampling mask of " + width + " x " + height + ": expected k-space of this size, found "
				+ otherWidth + " x " + otherHeight);
	}

	private static int count(final boolean[] samples) {
		int count = 0;
		for (final boolean sample : samples)
			count += sample ? 1 : 0;
		return count;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof SamplingMask mask && mask.width == width && mask.height == height && Arrays.equals(mask.samples, samples);
	}

	@Override
	public int hashCode() {
		return 31 * (31 * width + height) + Arrays.hashCode(samples);
	}

	@Override
	public String toString() {
		return "mask of " + width + " x " + height + " samples, " + count() + " measured";
	}
}
