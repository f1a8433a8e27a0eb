package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.export.ExportDestination;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a file of raw data is written. */
final class OutputArguments {

	@Option(names = "--format", defaultValue = "auto", paramLabel = "NAME", description = "Format of OUT (by its ending).")
	private String format;

	@Option(names = "--overwrite", description = "Replace existing files.")
	private boolean overwrite;

	/** @throws ParameterException if there is no such format */
	ExportDestination destination(final CommandSpec spec, final Path file) throws IOException {
		try {
			return ExportDestination.of(file, format, overwrite);
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}
}
