package io.github.phasegen.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of model.json.
 *
 * @param format version of this layout, "major.minor"; a reader refuses a newer major version
 * @param name what users call the model
 * @param task "phase"
 * @param stages networks, the base first
 * @param schedule name of the noise schedule
 * @param scheduleSteps its number of time steps
 * @param prediction "epsilon", "x0" or "v"
 * @param noise "gaussian" or "phasor"
 * @param defaultSteps network passes per level when the user names none
 * @param weightsSha256 hash of weights.safetensors, hexadecimal
 * @param card training data, licence, command and versions, for people
 */
public record ModelConfig(String format, String name, String task, List<StageConfig> stages, String schedule,
	int scheduleSteps, String prediction, String noise, int defaultSteps, String weightsSha256, Map<String, String> card)
{
	public static final String FORMAT = "1.0";

	/** The stage of a role, if the model has one. */
	public Optional<StageConfig> stage(final String role) {
		return stages.stream().filter(stage -> stage.role().equals(role)).findFirst();
	}

	/** The same configuration for other weights. */
	public ModelConfig withHash(final String sha256) {
		return new ModelConfig(format, name, task, stages, schedule, scheduleSteps, prediction, noise, defaultSteps, sha256, card);
	}
}
