package io.github.phasegen.cli;

import java.util.concurrent.Callable;

import io.github.phasegen.model.Provenance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. Without a command it runs the {@link Demo}. Exit code 0 is success only, 1 failure, 2 wrong usage. */
@Command(name = "phasegen", description = "Plausible MR phase for magnitude images. Without a command: the demo.",
	mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = PhaseGen.Version.class,
	subcommands = { Generate.class, SkullStrip.class, Export.class, Batch.class, Open.class, Convert.class, Undersample.class, Info.class, Train.class,
		Evaluate.class, Experiment.class, Models.class, DoctorCommand.class, ImportCheckpointCommand.class })
public final class PhaseGen implements Callable<Integer> {

	/** Reads the version that the build wrote. */
	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { "PhaseGen " + Provenance.version() };
		}
	}

	@Spec
	private CommandSpec spec;

	@Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
	private boolean verbose;

	/** The parser with all commands, ready to execute. */
	public static CommandLine commandLine() {
		final PhaseGen root = new PhaseGen();
		return new CommandLine(root).setExecutionExceptionHandler((failure, command, parsed) -> {
			command.getErr().println("phasegen: " + Failures.oneLine(failure));
			if (root.verbose) failure.printStackTrace(command.getErr());
			return command.getCommandSpec().exitCodeOnExecutionException();
		});
	}

	/** Ends the JVM with the exit code, unless all went well. */
	public static void main(final String[] args) {
		final int code = commandLine().execute(args);
		if (code != 0) System.exit(code);
	}

	@Override
	public Integer call() throws Exception {
		new Demo(new Console(spec)).run();
		return CommandLine.ExitCode.OK;
	}
}
