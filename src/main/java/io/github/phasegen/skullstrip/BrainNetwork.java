package io.github.phasegen.skullstrip;

import java.util.List;
import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;

/** Finds the brain in one complex image of its working size. */
interface BrainNetwork {

	/** Longest side at which it works, in pixels; 0 for that of the image, whatever it is. */
	int side();

	/** Width and height must be multiples of this. */
	int sizeMultiple();

	/**
	 * The logit of every pixel's probability to be brain, row by row.
	 *
	 * @param norm scaling of the k-space that the image was made of; empty if it is not known to be made of any
	 * @throws IllegalArgumentException if the image is too small
	 */
	float[] logit(ComplexPlane image, Optional<FourierNorm> norm);

	/** The options as far as they are the user's to choose with this network. */
	default StripOptions applicable(final StripOptions options) {
		return options;
	}

	/** What the user should know about it. */
	List<String> warnings();
}
