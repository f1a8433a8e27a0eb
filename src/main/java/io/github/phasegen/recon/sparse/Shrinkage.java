package io.github.phasegen.recon.sparse;

/** The proximal operator of a measure R of how little compressible a complex image is. Keeps scratch memory: not thread-safe. */
public interface Shrinkage {

	/**
	 * Replaces an image z by (nearly) the x that minimises |x - z|^2 / 2 + threshold * R(x).
	 *
	 * @param image interleaved complex pixels, row by row
	 * @param threshold in the image's units, at least 0
	 */
	void apply(float[] image, double threshold);
}
