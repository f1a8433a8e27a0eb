package io.github.phasegen.diffusion;

/**
 * Which time steps a sampler visits.
 *
 * @param schedule noise schedule
 * @param times decreasing time steps; after the last one comes the clean image
 */
public record SamplingPlan(NoiseSchedule schedule, int[] times) {

	/** The plan of a run with a number of network passes. */
	public static SamplingPlan of(final NoiseSchedule schedule, final int passes) {
		return new SamplingPlan(schedule, schedule.timesteps(passes));
	}

	int steps() {
		return times.length;
	}

	/** Time after step i; −1 for the clean image. */
	int next(final int i) {
		return i + 1 < times.length ? times[i + 1] : -1;
	}

	double alpha(final int i) {
		return schedule.alpha(times[i]);
	}

	double sigma(final int i) {
		return schedule.sigma(times[i]);
	}
}
