package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.export.ExportDestination;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Files to be written, as options name them. */
final class Destinations {

	private Destinations() {}

	/** @throws ParameterException if there is no such format */
	static ExportDestination of(final CommandSpec spec, final Path file, final String format, final boolean overwrite) throws IOException {
		try {
			return ExportDestination.of(file, format, overwrite);
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}
}
