package io.github.phasegen.kspace.coil;

/**
 * How sensitivities are estimated by {@link Espirit}.
 *
 * @param kernel side of the kernels in samples, 2 to 12
 * @param threshold squared singular values of the calibration matrix below this part of the largest are noise; 0 to 1
 * @param crop eigenvalue, 0 to 1, below which no coil is taken to see a pixel
 */
public record EspiritOptions(int kernel, double threshold, double crop) {

	/** @throws IllegalArgumentException naming the option */
	public EspiritOptions {
		if (kernel < 2 || kernel > 12) throw new IllegalArgumentException("kernel: found " + kernel + ", expected 2 to 12 samples");
		requirePart("threshold", threshold);
		requirePart("crop", crop);
	}

	/** Kernels of 6 samples, threshold 0.001, crop 0.8: those of BART. */
	public static EspiritOptions defaults() {
		return new EspiritOptions(6, 0.001, 0.8);
	}

	private static void requirePart(final String name, final double value) {
		if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(name + ": found " + value + ", expected 0 to 1");
	}
}
