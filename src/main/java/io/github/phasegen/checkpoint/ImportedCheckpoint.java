package io.github.phasegen.checkpoint;

import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.model.ModelConfig;

/**
 * A checkpoint that has become a model.
 *
 * @param folder where it is
 * @param config its configuration
 * @param warnings what the file did not tell and had to be assumed
 */
public record ImportedCheckpoint(Path folder, ModelConfig config, List<String> warnings) {

	/** In a line. */
	public String summary() {
		return "Imported " + config.name() + " (task " + config.task() + ", " + config.stages().get(0).architecture() + " " + config
			.stages().get(0).network() + ") into " + folder;
	}
}
