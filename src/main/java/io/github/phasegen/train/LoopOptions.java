package io.github.phasegen.train;

import java.nio.file.Path;

/**
 * How a run is watched and saved.
 *
 * @param output folder of checkpoint, log, curve and configuration
 * @param validateEvery updates between validations
 * @param checkpointEvery updates between checkpoints
 * @param patience validations without improvement after which the run stops early; 0 for never
 * @param configHash identifies the configuration a checkpoint belongs to
 */
public record LoopOptions(Path output, int validateEvery, int checkpointEvery, int patience, String configHash) {

	static final String CHECKPOINT = "checkpoint.safetensors";

	public LoopOptions {
		if (validateEvery < 1 || checkpointEvery < 1 || patience < 0) throw new IllegalArgumentException(
			"validateEvery and checkpointEvery must be at least 1 and patience at least 0, found " + validateEvery + ", " +
				checkpointEvery + ", " + patience);
	}

	Path checkpoint() {
		return output.resolve(CHECKPOINT);
	}

	Path log() {
		return output.resolve("log.csv");
	}

	Path curve() {
		return output.resolve("loss.png");
	}
}
