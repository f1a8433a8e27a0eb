package io.github.phasegen.kspace.coil;

/**
 * How local the sensitivities of an adaptive combination are estimated.
 *
 * @param block side of the square window of the covariance in pixels, odd; larger is less noisy and less local
 * @param step  pixels between estimates, interpolated linearly in between; at most block
 */
public record AdaptiveOptions(int block, int step) {

	/** @throws IllegalArgumentException if the block is not an odd number from 1, or the step not from 1 to the block */
	public AdaptiveOptions {
		if (block < 1 || block % 2 == 0)
			throw new IllegalArgumentException("block: expected an odd number of pixels, found " + block);
		if (step < 1 || step > block)
			throw new IllegalArgumentException("step: expected 1 to " + block + " pixels, found " + step);
	}

	/** A window of 7 pixels and an estimate at every second pixel. */
	public static AdaptiveOptions defaults() {
		return new AdaptiveOptions(7, 2);
	}
}
