package io.github.phasegen.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/**
 * The loss of reconstructions, a weighted sum; images have a scale near 1.
 *
 * @param complex of the mean modulus of the complex error
 * @param magnitude of the mean absolute error of the magnitude
 * @param ssim of 1 − SSIM of the magnitude: uniform window of 7 × 7, K1 0.01, K2 0.03, range the largest magnitude of the target (with
 *          population instead of sample variances, which differ by 2 %)
 */
public record ReconLoss(double complex, double magnitude, double ssim) {

	private static final int WINDOW = 7;
	private static final double K1 = 0.01;
	private static final double K2 = 0.03;

	/** Keeps square roots differentiable at 0. */
	private static final float TINY = 1e-10f;

	/** @throws IllegalArgumentException if a weight is negative or all are 0 */
	public ReconLoss {
		for (final double weight : new double[] { complex, magnitude, ssim })
			if (!(weight >= 0 && weight < 1e6)) throw new IllegalArgumentException("loss: found a weight of " + weight +
				", expected 0 to 1e6");
		if (complex + magnitude + ssim == 0) throw new IllegalArgumentException("loss: found no weight above 0, expected one");
	}

	/**
	 * @param image planar (N, 2, H, W)
	 * @param target of the same shape
	 */
	NDArray of(final NDManager scope, final NDArray image, final NDArray target) {
		NDArray sum = weighted(scope, complex, modulus(image.sub(target)).mean());
		if (magnitude == 0 && ssim == 0) return sum;
		final NDArray found = modulus(image);
		final NDArray wanted = modulus(target);
		sum = sum.add(weighted(scope, magnitude, found.sub(wanted).abs().mean()));
		return ssim == 0 ? sum : sum.add(weighted(scope, ssim, similarity(scope, found, wanted).mean().neg().add(1)));
	}

	/** In a recorded graph DJL keeps a plain number on a buffer that the collector frees. */
	private static NDArray weighted(final NDManager scope, final double weight, final NDArray value) {
		return value.mul(scope.create((float) weight));
	}

	/** (N, 1, H, W). */
	private static NDArray modulus(final NDArray planar) {
		return planar.square().sum(new int[] { 1 }, true).add(TINY).sqrt();
	}

	private static NDArray similarity(final NDManager scope, final NDArray a, final NDArray b) {
		final long images = b.getShape().get(0);
		final NDArray range = b.reshape(images, -1).max(new int[] { 1 }).reshape(images, 1, 1, 1);
		final NDArray c1 = weighted(scope, K1 * K1, range.square());
		final NDArray c2 = weighted(scope, K2 * K2, range.square());
		final NDArray meanA = mean(a);
		final NDArray meanB = mean(b);
		final NDArray meanProduct = meanA.mul(meanB);
		final NDArray meanSquares = meanA.square().add(meanB.square());
		final NDArray covariance = mean(a.mul(b)).sub(meanProduct);
		final NDArray variances = mean(a.square()).add(mean(b.square())).sub(meanSquares);
		final NDArray numerator = meanProduct.add(meanProduct).add(c1).mul(covariance.add(covariance).add(c2));
		return numerator.div(meanSquares.add(c1).mul(variances.add(c2)));
	}

	private static NDArray mean(final NDArray x) {
		return Pool.avgPool2d(x, new Shape(WINDOW, WINDOW), new Shape(1, 1), new Shape(0, 0), false, false);
	}
}
