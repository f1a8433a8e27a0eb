package io.github.phasegen.train.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.io.AtomicFile;

/** The folder of an experiment of any task: its configuration, what its runs share, a folder per run, and the report. */
record ExperimentFolder(Path path) {

	/**
	 * Makes the folder, or checks that the one that is there is of the same experiment.
	 *
	 * @param configuration everything that decides the results, as text
	 * @throws IllegalArgumentException if the folder holds another experiment
	 */
	void prepare(final String configuration) throws IOException {
		Files.createDirectories(path);
		final Path file = path.resolve("config.json");
		if (!Files.exists(file)) AtomicFile.write(file, true, temporary -> Files.writeString(temporary, configuration));
		else if (!Files.readString(file).equals(configuration)) throw new IllegalArgumentException(file +
			": found the configuration of another experiment, expected this one to go on with it; choose another output folder");
	}

	/** What all runs share. */
	Path bank() {
		return path.resolve("bank");
	}

	Path run(final RunName run) {
		return run.in(path);
	}

	MeasurementFile measurements(final RunName run) throws IOException {
		return new MeasurementFile(run(run).resolve("measurements.json"));
	}

	/** Writes a text or replaces it. */
	void write(final String name, final CharSequence text) throws IOException {
		AtomicFile.write(path.resolve(name), true, temporary -> Files.writeString(temporary, text));
	}
}
