package io.github.phasegen.recon.sparse;

/**
 * Denoising by isotropic total variation: the sum over pixels of the modulus of the complex gradient, whose differences are 0 across the
 * edges. Dual projected gradients with momentum (Beck and Teboulle, IEEE Trans. Image Process. 18:2419, 2009), each call starting from
 * the dual variables of the last one.
 */
public final class TotalVariationShrinkage implements Shrinkage {

	/** Few, because successive images of a reconstruction are alike. */
	public static final int USUAL_ITERATIONS = 10;

	/** 1 over the squared norm of the gradient. */
	private static final double STEP = 1.0 / 8;

	private final int width;
	private final int height;
	private final int iterations;
	private final float[] alongX;
	private final float[] alongY;
	private final float[] nextX;
	private final float[] nextY;
	private final float[] momentumX;
	private final float[] momentumY;
	private final float[] denoised;

	/** @param iterations per call, at least 1 */
	public TotalVariationShrinkage(final int width, final int height, final int iterations) {
		this.width = width;
		this.height = height;
		this.iterations = iterations;
		final int samples = 2 * width * height;
		alongX = new float[samples];
		alongY = new float[samples];
		nextX = new float[samples];
		nextY = new float[samples];
		momentumX = new float[samples];
		momentumY = new float[samples];
		denoised = new float[samples];
	}

	@Override
	public void apply(final float[] image, final double threshold) {
		if (!(threshold > 0)) return;
		System.arraycopy(alongX, 0, momentumX, 0, alongX.length);
		System.arraycopy(alongY, 0, momentumY, 0, alongY.length);
		double t = 1;
		for (int k = 0; k < iterations; k++) {
			subtractDivergence(image, momentumX, momentumY, (float) threshold);
			ascend((float) (STEP / threshold));
			final double next = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
			advance(alongX, nextX, momentumX, (float) ((t - 1) / next));
			advance(alongY, nextY, momentumY, (float) ((t - 1) / next));
			t = next;
		}
		subtractDivergence(image, alongX, alongY, (float) threshold);
		System.arraycopy(denoised, 0, image, 0, image.length);
	}

	/** denoised = image - threshold * gradient^H (p, q). */
	private void subtractDivergence(final float[] image, final float[] p, final float[] q, final float threshold) {
		final int stride = 2 * width;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < stride; x++) {
				final int i = y * stride + x;
				float sum = 0;
				if (x < stride - 2) sum -= p[i];
				if (x >= 2) sum += p[i - 2];
				if (y < height - 1) sum -= q[i];
				if (y > 0) sum += q[i - stride];
				denoised[i] = image[i] - threshold * sum;
			}
	}

	/** next = projection of momentum + step * gradient of denoised onto unit length. */
	private void ascend(final float step) {
		final int stride = 2 * width;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < stride; x += 2) {
				final int i = y * stride + x;
				final boolean right = x < stride - 2;
				final boolean below = y < height - 1;
				final float xr = right ? momentumX[i] + step * (denoised[i + 2] - denoised[i]) : 0;
				final float xi = right ? momentumX[i + 1] + step * (denoised[i + 3] - denoised[i + 1]) : 0;
				final float yr = below ? momentumY[i] + step * (denoised[i + stride] - denoised[i]) : 0;
				final float yi = below ? momentumY[i + 1] + step * (denoised[i + stride + 1] - denoised[i + 1]) : 0;
				final float energy = xr * xr + xi * xi + yr * yr + yi * yi;
				final float factor = energy > 1 ? 1 / (float) Math.sqrt(energy) : 1;
				nextX[i] = factor * xr;
				nextX[i + 1] = factor * xi;
				nextY[i] = factor * yr;
				nextY[i + 1] = factor * yi;
			}
	}

	private static void advance(final float[] current, final float[] next, final float[] momentum, final float factor) {
		for (int i = 0; i < current.length; i++) {
			momentum[i] = next[i] + factor * (next[i] - current[i]);
			current[i] = next[i];
		}
	}
}
