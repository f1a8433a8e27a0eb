package io.github.phasegen.io.hdf5.fastmri;

/** Maximum and 2-norm of all image samples. */
final class ImageStatistics {

	private double max;
	private double squares;

	void add(final float[] magnitude) {
		for (final float value : magnitude) {
			max = Math.max(max, value);
			squares += (double) value * value;
		}
	}

	double max() {
		return max;
	}

	double norm() {
		return Math.sqrt(squares);
	}
}
