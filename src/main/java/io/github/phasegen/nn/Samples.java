package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;

/**
 * What was measured of an image x, for data consistency: the samples y = A·x, where A multiplies by the coils' sensitivities, if there are
 * any, transforms to k-space (unitary) and keeps what the mask keeps.
 */
public interface Samples {

	/** The zero-filled image Aᴴy, planar (N, 2, H, W). */
	NDArray zeroFilled();

	/**
	 * The phase that the image has at low resolution, as unit phasors, planar (N, 2, H, W). The U-Nets see the image without it, which leaves
	 * mostly real parts, whatever the phase of receiver and field.
	 */
	NDArray phase();

	/**
	 * The image that minimises ‖x′ − x‖² + λ‖A·x′ − y‖².
	 *
	 * @param image x, planar (N, 2, H, W)
	 * @param logWeight ln λ, one value; gradients may flow back to it
	 * @return x′, attached to the manager of {@code image}
	 */
	NDArray consistent(NDArray image, NDArray logWeight);

	/** The image next to x that agrees with the samples: the same for λ → ∞. */
	NDArray exact(NDArray image);
}
