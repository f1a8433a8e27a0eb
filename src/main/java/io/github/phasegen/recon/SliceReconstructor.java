package io.github.phasegen.recon;

import io.github.phasegen.kspace.ComplexPlane;

/** A method of reconstruction, at work on one slice at a time. Unless an implementation says more, one thread may use it at a time. */
@FunctionalInterface
public interface SliceReconstructor {

	/**
	 * Reconstructs the image of one slice, in the scale of its k-space: a fully measured slice gives its inverse ortho transform.
	 *
	 * @param progress told after every iteration
	 * @return complex image; a method that cannot tell phase has imaginary part 0
	 * @throws IllegalArgumentException if the slice cannot be reconstructed in this way, saying why
	 * @throws java.util.concurrent.CancellationException within one iteration after the progress says so
	 */
	ComplexPlane reconstruct(CoilKSpace slice, IterationProgress progress);
}
