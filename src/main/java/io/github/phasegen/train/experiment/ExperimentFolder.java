package io.github.phasegen.train.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.io.AtomicFile;

/** The folder of an experiment of any task: its configuration, what its runs share, a folder per run, and the report. */
record ExperimentFolder(Path path) {

	/** Tells of a configuration's text what must not change while runs are kept. */
	interface Decisive {

		/** @throws IllegalArgumentException if the text is no configuration */
		String of(String configuration);
	}

	/**
	 * Makes the folder, or checks that the one that is there is of the same experiment.
	 *
	 * @param configuration of the experiment, as text
	 * @throws IllegalArgumentException if the folder holds another experiment
	 */
	void prepare(final String configuration, final Decisive decisive) throws IOException {
		Files.createDirectories(path);
		final Path file = path.resolve("config.json");
		if (Files.exists(file)) checkSame(file, configuration, decisive);
		if (!Files.exists(file) || !Files.readString(file).equals(configuration)) AtomicFile.write(file, true, temporary -> Files
			.writeString(temporary, configuration));
	}

	private static void checkSame(final Path file, final String configuration, final Decisive decisive) throws IOException {
		final String found = Files.readString(file);
		try {
			if (decisive.of(found).equals(decisive.of(configuration))) return;
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
		}
		throw new IllegalArgumentException(file + ": found the configuration of another experiment, expected this one (but for title" +
			" and what is compared) to go on with it; choose another output folder");
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
