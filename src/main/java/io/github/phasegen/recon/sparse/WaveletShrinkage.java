package io.github.phasegen.recon.sparse;

/**
 * Soft thresholding of the wavelet coefficients' modulus, the coarsest image's too. Before each transform the image is shifted at random, round
 * its edges, which spares it the grid of the wavelets (cycle spinning; Figueiredo and Nowak, IEEE Trans. Image Process. 12:906, 2003).
 */
public final class WaveletShrinkage implements Shrinkage {

	private final int width;
	private final int height;
	private final WaveletTransform wavelets;
	private final RandomShifts shifts;
	private final float[] shifted;

	/** @param seed of the shifts */
	public WaveletShrinkage(final int width, final int height, final long seed) {
		this.width = width;
		this.height = height;
		wavelets = new WaveletTransform(width, height);
		shifts = new RandomShifts(wavelets.period(), seed);
		shifted = new float[2 * width * height];
	}

	@Override
	public void apply(final float[] image, final double threshold) {
		final int[] next = shifts.next();
		final int dx = next[0] % width;
		final int dy = next[1] % height;
		shift(image, shifted, dx, dy);
		wavelets.forward(shifted);
		soften((float) threshold);
		wavelets.inverse(shifted);
		shift(shifted, image, (width - dx) % width, (height - dy) % height);
	}

	/** Pixel (x, y) goes to (x + dx, y + dy). */
	private void shift(final float[] from, final float[] to, final int dx, final int dy) {
		for (int y = 0; y < height; y++) {
			final int source = 2 * y * width;
			final int target = 2 * ((y + dy) % height) * width;
			System.arraycopy(from, source, to, target + 2 * dx, 2 * (width - dx));
			System.arraycopy(from, source + 2 * (width - dx), to, target, 2 * dx);
		}
	}

	private void soften(final float threshold) {
		final float least = threshold * threshold;
		for (int i = 0; i < shifted.length; i += 2) {
			final float energy = shifted[i] * shifted[i] + shifted[i + 1] * shifted[i + 1];
			final float factor = energy > least ? 1 - threshold / (float) Math.sqrt(energy) : 0;
			shifted[i] *= factor;
			shifted[i + 1] *= factor;
		}
	}
}
