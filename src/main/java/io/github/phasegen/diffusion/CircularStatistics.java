package io.github.phasegen.diffusion;

/** Mean direction and circular variance of phases, pixel by pixel (Mardia and Jupp, Directional Statistics, section 2.3). */
final class CircularStatistics {

	private final double[] re;
	private final double[] im;
	private int count;

	CircularStatistics(final int pixels) {
		re = new double[pixels];
		im = new double[pixels];
	}

	void add(final float[] phase) {
		for (int i = 0; i < phase.length; i++) {
			re[i] += Math.cos(phase[i]);
			im[i] += Math.sin(phase[i]);
		}
		count++;
	}

	float[] mean() {
		final float[] mean = new float[re.length];
		for (int i = 0; i < mean.length; i++)
			mean[i] = (float) Math.atan2(im[i], re[i]);
		return mean;
	}

	float[] variance() {
		final float[] variance = new float[re.length];
		for (int i = 0; i < variance.length; i++)
			variance[i] = (float) Math.max(0, 1 - Math.hypot(re[i], im[i]) / count);
		return variance;
	}
}
