package io.github.phasegen.diffusion;

/**
 * How phase is generated.
 *
 * @param sampler sampler
 * @param steps network passes at the coarsest level, 0 for the model's own default; finer levels take half as many
 * @param samples samples per slice
 * @param seed with it the result is the same bytes on the same device
 * @param projectMagnitude whether every expected clean image is projected to its known modulus, as far as that stands out of the noise
 * @param sharedNoise whether all slices start from the same noise, which keeps neighbouring slices coherent
 */
public record GenerateOptions(Sampler sampler, int steps, int samples, long seed, boolean projectMagnitude,
	boolean sharedNoise)
{
	/** Most samples per slice. */
	public static final int MAX_SAMPLES = 64;

	public GenerateOptions {
		if (sampler == null) throw new IllegalArgumentException("sampler: found none, expected " + Sampler.names());
		if (steps < 0 || steps > 1000) throw new IllegalArgumentException("steps: found " + steps +
			", expected 1 to 1000, or 0 for the model's default");
		if (samples < 1 || samples > MAX_SAMPLES) throw new IllegalArgumentException("samples: found " + samples +
			", expected 1 to " + MAX_SAMPLES);
	}

	/** One sample with the model's default number of steps, projected, with shared noise. */
	public static GenerateOptions defaults() {
		return new GenerateOptions(Sampler.DDIM, 0, 1, 1, true, true);
	}

	public GenerateOptions withSampler(final Sampler newSampler) {
		return new GenerateOptions(newSampler, steps, samples, seed, projectMagnitude, sharedNoise);
	}

	public GenerateOptions withSteps(final int newSteps) {
		return new GenerateOptions(sampler, newSteps, samples, seed, projectMagnitude, sharedNoise);
	}

	public GenerateOptions withSamples(final int newSamples) {
		return new GenerateOptions(sampler, steps, newSamples, seed, projectMagnitude, sharedNoise);
	}

	public GenerateOptions withSeed(final long newSeed) {
		return new GenerateOptions(sampler, steps, samples, newSeed, projectMagnitude, sharedNoise);
	}

	public GenerateOptions withProjection(final boolean project) {
		return new GenerateOptions(sampler, steps, samples, seed, project, sharedNoise);
	}

	public GenerateOptions withSharedNoise(final boolean shared) {
		return new GenerateOptions(sampler, steps, samples, seed, projectMagnitude, shared);
	}
}
