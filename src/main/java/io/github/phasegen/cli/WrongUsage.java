package io.github.phasegen.cli;

import java.util.function.Supplier;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What options cannot mean is wrong usage, not a failure. */
final class WrongUsage {

	private WrongUsage() {}

	/**
	 * Makes something of a command's options.
	 *
	 * @throws ParameterException for an illegal argument
	 */
	static <T> T checked(final CommandSpec spec, final Supplier<T> maker) {
		try {
			return maker.get();
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}
}
