package io.github.phasegen.model;

import java.util.Set;

/**
 * The diffusion process of a phase model.
 *
 * @param schedule name of the noise schedule
 * @param scheduleSteps its number of time steps
 * @param prediction what the networks predict: "epsilon", "x0" or "v"
 * @param noise "gaussian" or "phasor"
 * @param defaultSteps network passes per level when the user names none
 */
public record DiffusionConfig(String schedule, int scheduleSteps, String prediction, String noise, int defaultSteps) {

	void check() throws ModelException {
		ModelConfigCheck.require(schedule != null, "schedule", null, "a name");
		ModelConfigCheck.require(scheduleSteps >= 2 && scheduleSteps <= 100_000, "scheduleSteps", scheduleSteps, "2 to 100000");
		ModelConfigCheck.require(Set.of("epsilon", "x0", "v").contains(String.valueOf(prediction)), "prediction", prediction,
			"epsilon, x0 or v");
		ModelConfigCheck.require(Set.of("gaussian", "phasor").contains(String.valueOf(noise)), "noise", noise,
			"gaussian or phasor");
		ModelConfigCheck.require(defaultSteps >= 1 && defaultSteps <= scheduleSteps, "defaultSteps", defaultSteps,
			"1 to scheduleSteps");
	}
}
