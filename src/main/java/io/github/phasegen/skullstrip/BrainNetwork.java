package io.github.phasegen.skullstrip;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;

/** Finds the brain in one complex image of its working size. */
interface BrainNetwork {

	/** Longest side at which it works, in pixels. */
	int side();

	/** Width and height must be multiples of this. */
	int sizeMultiple();

	/** The logit of every pixel's probability to be brain, row by row. */
	float[] logit(ComplexPlane image);

	/** What the user should know about it. */
	List<String> warnings();
}
