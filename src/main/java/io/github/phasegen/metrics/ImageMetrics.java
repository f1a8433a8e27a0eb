package io.github.phasegen.metrics;

/**
 * Errors of a real-valued image against its reference, as scikit-image 0.19 and later define them.
 *
 * @param mse   mean squared error, squared unit of the image; 0 is best
 * @param nrmse root of the mean squared error over root of the mean squared reference ("euclidean"); 0 is best; infinite for a reference
 *              of zeros
 * @param psnr  10 log10(range^2 / mse) in dB with the maximum of the reference as range; infinite for equal images
 * @param ssim  mean structural similarity (Wang et al., IEEE TIP 13:600, 2004) with a uniform window of 7 x 7, sample covariance, K1 0.01, K2
 *              0.03 and the maximum of the reference as range, over the windows wholly in the image; 1 is best
 */
public record ImageMetrics(double mse, double nrmse, double psnr, double ssim) {

	/**
	 * Compares two planes.
	 *
	 * @throws IllegalArgumentException if a plane has another size or a side is below the window's 7 pixels
	 */
	public static ImageMetrics of(final float[] reference, final float[] image, final int width, final int height) {
		Planes.requirePixels(reference.length, width, height, "reference");
		Planes.requirePixels(image.length, width, height, "image");
		final SquaredError error = new SquaredError();
		error.add(reference, image);
		return new ImageMetrics(error.mean(), Math.sqrt(error.relative()), error.psnr(), Ssim.whole(reference, image, width, height, error
			.largest()));
	}
}
