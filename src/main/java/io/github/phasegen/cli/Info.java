package io.github.phasegen.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.phasegen.export.DiagnoseFile;
import io.github.phasegen.export.FileDiagnosis;
import io.github.phasegen.io.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** info FILE. */
@Command(name = "info", description = "Say what a file is and what is wrong with it. Exit code 1 if anything is.")
final class Info implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ReadArguments arguments;

	@Parameters(paramLabel = "FILE", description = "File of any format.")
	private Path file;

	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	@Override
	public Integer call() {
		final ReadOptions options = WrongUsage.checked(spec, arguments::options);
		final Console console = new Console(spec);
		final FileDiagnosis diagnosis = DiagnoseFile.run(file, options, console.exportProgress());
		console.result(json ? diagnosis.json() : String.join(System.lineSeparator(), diagnosis.lines()));
		return diagnosis.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
	}
}
