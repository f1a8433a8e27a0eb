package io.github.phasegen.skullstrip;

import java.io.IOException;

/** Takes the results of a run plane by plane. */
@FunctionalInterface
interface StripSink {

	/** @param samples of the next plane of this output, row by row; complex ones interleaved (re, im); 255 or 0 in a mask */
	void put(StripOutput output, float[] samples) throws IOException;
}
