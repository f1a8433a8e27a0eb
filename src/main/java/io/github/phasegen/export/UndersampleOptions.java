package io.github.phasegen.export;

import io.github.phasegen.export.OpenOptions.Stored;
import io.github.phasegen.kspace.sampling.SamplingOptions;

/**
 * How k-space is undersampled.
 *
 * @param sampling  the pattern
 * @param seed      of the masks
 * @param eachSlice true if every slice of every frame gets a mask of its own, false for one mask for all
 * @param stored    what the samples of the input are, where it does not say so
 */
public record UndersampleOptions(SamplingOptions sampling, long seed, boolean eachSlice, Stored stored) {

	/** fastMRI's random lines at acceleration 4, one mask for all slices. */
	public static UndersampleOptions defaults() {
		return new UndersampleOptions(SamplingOptions.defaults(), 1, false, Stored.AS_THE_FILE_SAYS);
	}

	public UndersampleOptions withSampling(final SamplingOptions newSampling) {
		return new UndersampleOptions(newSampling, seed, eachSlice, stored);
	}

	public UndersampleOptions withSeed(final long newSeed) {
		return new UndersampleOptions(sampling, newSeed, eachSlice, stored);
	}

	public UndersampleOptions withEachSlice(final boolean each) {
		return new UndersampleOptions(sampling, seed, each, stored);
	}

	public UndersampleOptions withStored(final Stored newStored) {
		return new UndersampleOptions(sampling, seed, eachSlice, newStored);
	}
}
