package io.github.phasegen.model;

import java.util.List;
import java.util.Set;

/** Checks what Gson does not: that fields are there and in range. */
final class ModelConfigCheck {

	private ModelConfigCheck() {}

	static void check(final ModelConfig config) throws ModelException {
		checkFormat(config.format());
		require(ModelConfig.TASKS.contains(String.valueOf(config.task())), "task", config.task(), "one of " + ModelConfig.TASKS);
		require(config.name() != null && !config.name().isBlank(), "name", config.name(), "a name");
		require(config.stages() != null && !config.stages().isEmpty(), "stages", config.stages(), "at least one stage");
		for (final StageConfig stage : config.stages())
			checkStage(stage);
		final List<String> roles = config.stages().stream().map(StageConfig::role).toList();
		require(Set.copyOf(roles).size() == roles.size(), "stages", roles, "each role once");
		require(ModelConfig.INPUT_SCALINGS.contains(String.valueOf(config.inputScaling())), "inputScaling", config
			.inputScaling(), "one of " + ModelConfig.INPUT_SCALINGS);
		final boolean phase = ModelConfig.PHASE.equals(config.task());
		require(phase == (config.diffusion() != null), "diffusion", config.diffusion(), phase ? "a diffusion process"
			: "none for task " + config.task());
		if (phase) config.diffusion().check();
	}

	/** The format comes first: what a newer major version says cannot be judged. */
	static void checkFormat(final String format) throws ModelException {
		require(format != null && format.matches("\\d{1,4}\\.\\d{1,4}"), "format", format, "major.minor");
		require(major(format) <= major(ModelConfig.FORMAT), "format", format, "at most " + ModelConfig.FORMAT +
			"; this model needs a newer PhaseGen");
	}

	/** Whether a newer version of this software wrote it, which may know more fields. */
	static boolean isNewer(final String format) {
		return major(format) == major(ModelConfig.FORMAT) && minor(format) > minor(ModelConfig.FORMAT);
	}

	private static int major(final String format) {
		return Integer.parseInt(format.substring(0, format.indexOf('.')));
	}

	private static int minor(final String format) {
		return Integer.parseInt(format.substring(format.indexOf('.') + 1));
	}

	private static void checkStage(final StageConfig stage) throws ModelException {
		require(stage != null && StageConfig.ROLES.contains(String.valueOf(stage.role())), "stage.role", stage == null ? null : stage.role(),
			"one of " + StageConfig.ROLES);
		require(stage.maxSide() == 0 || stage.maxSide() >= 16, "stage.maxSide", stage.maxSide(), "0 or at least 16");
		require(stage.network() != null, "stage.network", null, "the network's parameters");
	}

	static void require(final boolean condition, final String field, final Object found, final String expected)
		throws ModelException
	{
		if (!condition) throw new ModelException(field + ": found " + found + ", expected " + expected);
	}
}
