package io.github.phasegen.simulate;

import java.util.random.RandomGenerator;

/**
 * How k-space is sampled and reconstructed.
 *
 * @param acquiredX samples along x
 * @param acquiredY samples along y
 * @param width columns of the reconstructed image, at least acquiredX
 * @param height rows of the reconstructed image, at least acquiredY
 * @param partialX fraction of k-space acquired along x; negative if the other half is the full one
 * @param partialY the same along y
 * @param window filter applied to k-space
 * @param noiseSigma standard deviation per channel of the noise in the reconstructed image
 */
record Readout(int acquiredX, int acquiredY, int width, int height, double partialX, double partialY, Window window, double noiseSigma) {

	/** Scanner filters; the last three are applied to the distance from the centre of k-space, not along each axis. */
	enum Window {
		NONE, HAMMING, TUKEY, ELLIPSE, RAISED_COSINE, GAUSS;

		boolean isRadial() {
			return ordinal() >= ELLIPSE.ordinal();
		}

		/** Weight at a distance from the centre, 1 at the edge of the acquired k-space (radial windows see up to the square root of 2). */
		double weight(final double r) {
			switch (this) {
			case HAMMING:
				return 0.54 + 0.46 * Math.cos(Math.PI * r);
			case TUKEY:
				return r < 0.6 ? 1 : 0.5 + 0.5 * Math.cos(Math.PI * (r - 0.6) / 0.4);
			case ELLIPSE:
				return r <= 1 ? 1 : 0;
			case RAISED_COSINE:
				return r >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * Math.max(0, r - 0.3) / 0.7);
			case GAUSS:
				return Math.exp(-1.2 * r * r);
			default:
				return 1;
			}
		}
	}

	Readout {
		if (acquiredX > width || acquiredY > height || acquiredX < 1 || acquiredY < 1)
			throw new IllegalArgumentException("acquired matrix: expected 1 to " + width + " x 1 to " + height + ", found " + acquiredX + " x " + acquiredY);
	}

	static Readout draw(final AcquisitionSettings.Readout ranges, final int width, final int height, final boolean readoutAlongX, final RandomGenerator random) {
		final double zoom = random.nextDouble() < ranges.zeroFill() ? new double[] { 1.25, 1.5, 2 }[random.nextInt(3)] : 1;
		final double encodings = random.nextDouble() < ranges.rectangular() ? random.nextDouble(0.6, 1) : 1;
		final int acquiredX = matrix(width, zoom, readoutAlongX ? 1 : encodings);
		final int acquiredY = matrix(height, zoom, readoutAlongX ? encodings : 1);
		final boolean partial = random.nextDouble() < ranges.partialFourier();
		final double kept = partial ? (random.nextBoolean() ? -1 : 1) * random.nextDouble(0.625, 0.875) : 1;
		final boolean partialAlongX = random.nextBoolean();
		final Window[] windows = Window.values();
		final Window window = random.nextDouble() < ranges.window() ? windows[random.nextInt(1, windows.length)] : Window.NONE;
		final double sigma = random.nextDouble() < ranges.noiseless() ? 0 : 1 / ranges.snr().logUniform(random);
		return new Readout(acquiredX, acquiredY, width, height, partialAlongX ? kept : 1, partialAlongX ? 1 : kept, window, sigma);
	}

	private static int matrix(final int size, final double zoom, final double fraction) {
		return Math.min(size, Math.max(8, (int) Math.round(size / zoom * fraction)));
	}

	/** Weight of every sample of the reconstructed k-space (row by row, centre at floor(n/2)): the window where it was acquired, else 0. */
	float[] weights() {
		final float[] weights = new float[width * height];
		final double[] x = distances(width, acquiredX, partialX);
		final double[] y = distances(height, acquiredY, partialY);
		final double[] alongX = along(x);
		final double[] alongY = along(y);
		for (int j = 0, i = 0; j < height; j++)
			for (int k = 0; k < width; k++, i++) {
				if (Double.isNaN(x[k]) || Double.isNaN(y[j]))
					continue;
				weights[i] = (float) (window.isRadial() ? window.weight(Math.sqrt(x[k] * x[k] + y[j] * y[j])) : alongX[k] * alongY[j]);
			}
		return weights;
	}

	private double[] along(final double[] distance) {
		final double[] weight = new double[distance.length];
		for (int i = 0; i < weight.length; i++)
			weight[i] = window.weight(distance[i]);
		return weight;
	}

	/** Distance of each sample from the centre relative to half of the acquired matrix, NaN where nothing was acquired. */
	private static double[] distances(final int size, final int acquired, final double partial) {
		final double[] out = new double[size];
		final int missing = (int) Math.round((1 - Math.abs(partial)) * acquired);
		for (int i = 0; i < size; i++) {
			final int k = i - size / 2;
			final int sample = k + acquired / 2;
			final boolean skipped = partial > 0 ? sample < missing : sample >= acquired - missing;
			out[i] = sample < 0 || sample >= acquired || skipped ? Double.NaN : Math.abs(k) / (0.5 * acquired);
		}
		return out;
	}
}
