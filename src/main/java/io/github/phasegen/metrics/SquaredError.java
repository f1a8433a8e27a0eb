package io.github.phasegen.metrics;

/** Sums of squares over planes that come one by one. */
final class SquaredError {

	private double error;
	private double reference;
	private double largest = Double.NEGATIVE_INFINITY;
	private long count;

	/** Adds planes of equal length. */
	void add(final float[] truth, final float[] found) {
		for (int i = 0; i < truth.length; i++) {
			final double difference = (double) found[i] - truth[i];
			error += difference * difference;
			reference += (double) truth[i] * truth[i];
			largest = Math.max(largest, truth[i]);
		}
		count += truth.length;
	}

	/** The largest value of the reference. */
	double largest() {
		return largest;
	}

	/** Mean squared error. */
	double mean() {
		return error / count;
	}

	/** Squared error over squared reference; 0 for equal planes, infinite where only the reference is 0. */
	double relative() {
		return error == 0 ? 0 : error / reference;
	}

	/** 10 log10(largest^2 / mean squared error) in dB. */
	double psnr() {
		return 10 * Math.log10(largest * largest / mean());
	}
}
