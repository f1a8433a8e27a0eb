package io.github.phasegen.io;

import java.util.Arrays;

import net.imglib2.Interval;

/**
 * The sizes of an image along X, Y, C, Z, T. C counts the channels or receive coils, Z the slices, T the frames (echoes, repetitions).
 * Its planes are numbered with C fastest, then Z, then T.
 *
 * @throws IllegalArgumentException if a size is below 1, a plane has more than 2^30 - 1 samples or there are more than 2^31 - 1 planes
 */
public record ImageShape(int width, int height, int channels, int slices, int frames) {

	/** The interleaved samples of a complex plane must fit into one array. */
	public static final int LARGEST_PLANE = (1 << 30) - 8;

	public ImageShape {
		if (width < 1 || height < 1 || channels < 1 || slices < 1 || frames < 1)
			throw new IllegalArgumentException("Image sizes along X, Y, C, Z, T: expected at least 1 each, found "
				+ text(width, height, channels, slices, frames));
		if ((long) width * height > LARGEST_PLANE || (double) channels * slices * frames > Integer.MAX_VALUE)
			throw new IllegalArgumentException("Image sizes along X, Y, C, Z, T: expected planes of at most " + LARGEST_PLANE
				+ " samples and at most 2147483647 planes, found " + text(width, height, channels, slices, frames));
	}

	/** The shape of five-axis pixels. */
	public static ImageShape of(final Interval pixels) {
		final int[] size = new int[5];
		for (int d = 0; d < 5; d++)
			size[d] = Math.toIntExact(pixels.dimension(d));
		return new ImageShape(size[0], size[1], size[2], size[3], size[4]);
	}

	public int planeCount() {
		return channels * slices * frames;
	}

	/** The number of planes up to the first of slice {@code z} of frame {@code t}, plus {@code c}. */
	public int plane(final int c, final int z, final int t) {
		return c + channels * (z + slices * t);
	}

	/** Samples of one plane; a complex plane is twice as many floats. */
	public int planeSamples() {
		return width * height;
	}

	/** Samples of all planes. */
	public long samples() {
		return (long) planeSamples() * planeCount();
	}

	public long[] dimensions() {
		return new long[] { width, height, channels, slices, frames };
	}

	/** The same with other sizes of the planes. */
	public ImageShape withPlane(final int newWidth, final int newHeight) {
		return new ImageShape(newWidth, newHeight, channels, slices, frames);
	}

	public ImageShape withSlices(final int newSlices) {
		return new ImageShape(width, height, channels, newSlices, frames);
	}

	public ImageShape withChannels(final int newChannels) {
		return new ImageShape(width, height, newChannels, slices, frames);
	}

	/** In words, without the axes of size 1: "256 x 256, 8 channels, 20 slices". */
	@Override
	public String toString() {
		return width + " x " + height + count(channels, "channel") + count(slices, "slice") + count(frames, "frame");
	}

	private static String count(final int size, final String what) {
		return size == 1 ? "" : ", " + size + " " + what + "s";
	}

	private static String text(final int... sizes) {
		return Arrays.toString(sizes);
	}
}
