package io.github.phasegen.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Checks what Gson does not: that fields are there and in range. */
final class ModelConfigCheck {

	private final Path file;

	private ModelConfigCheck(final Path file) {
		this.file = file;
	}

	static void check(final Path file, final ModelConfig config) throws ModelException {
		new ModelConfigCheck(file).check(config);
	}

	private void check(final ModelConfig config) throws ModelException {
		checkFormat(config.format());
		require("phase".equals(config.task()), "task", config.task(), "phase");
		require(config.name() != null && !config.name().isBlank(), "name", config.name(), "a name");
		require(config.stages() != null && !config.stages().isEmpty(), "stages", config.stages(), "at least one stage");
		for (final StageConfig stage : config.stages())
			checkStage(stage);
		final List<String> roles = config.stages().stream().map(StageConfig::role).toList();
		require(Set.copyOf(roles).size() == roles.size(), "stages", roles, "each role once");
		require(config.schedule() != null, "schedule", null, "a name");
		require(config.scheduleSteps() >= 2 && config.scheduleSteps() <= 100_000, "scheduleSteps", config.scheduleSteps(),
			"2 to 100000");
		require(Set.of("epsilon", "x0", "v").contains(String.valueOf(config.prediction())), "prediction", config.prediction(),
			"epsilon, x0 or v");
		require(Set.of("gaussian", "phasor").contains(String.valueOf(config.noise())), "noise", config.noise(),
			"gaussian or phasor");
		require(config.defaultSteps() >= 1 && config.defaultSteps() <= config.scheduleSteps(), "defaultSteps", config
			.defaultSteps(), "1 to scheduleSteps");
		require(config.weightsSha256() != null, "weightsSha256", null, "a hash");
	}

	private void checkFormat(final String format) throws ModelException {
		require(format != null && format.matches("\\d{1,4}\\.\\d{1,4}"), "format", format, "major.minor");
		final int major = Integer.parseInt(format.substring(0, format.indexOf('.')));
		final int known = Integer.parseInt(ModelConfig.FORMAT.substring(0, ModelConfig.FORMAT.indexOf('.')));
		require(major <= known, "format", format, "at most " + ModelConfig.FORMAT + "; this model needs a newer PhaseGen");
	}

	private void checkStage(final StageConfig stage) throws ModelException {
		require(stage != null && Set.of(StageConfig.BASE, StageConfig.REFINE).contains(String.valueOf(stage.role())),
			"stage.role", stage == null ? null : stage.role(), "base or refine");
		require(stage.maxSide() == 0 || stage.maxSide() >= 16, "stage.maxSide", stage.maxSide(), "0 or at least 16");
		require(stage.network() != null, "stage.network", null, "the network's parameters");
	}

	private void require(final boolean condition, final String field, final Object found, final String expected)
		throws ModelException
	{
		if (!condition) throw new ModelException(file + ": " + field + ": found " + found + ", expected " + expected);
	}
}
