package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.phasegen.export.ConvertFile;
import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportResult;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.io.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** convert IN -o OUT. */
@Command(name = "convert", description = "Write the samples of IN in another format, slice by slice, without a change to any of them.")
final class Convert implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ReadArguments arguments;

	@Mixin
	private OutputArguments output;

	@Parameters(paramLabel = "IN", description = "File of any known format.")
	private Path input;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "OUT", description = "File to be written.")
	private Path out;

	@Override
	public Integer call() throws IOException {
		final ReadOptions options = WrongUsage.checked(spec, arguments::options);
		final ExportDestination destination = output.destination(spec, out);
		final Console console = new Console(spec);
		try (PlaneSource source = PlaneSource.open(input, options)) {
			final ExportResult result = ConvertFile.run(source, destination, console.exportProgress());
			console.result("Wrote " + result.file() + ": " + result.shape());
		}
		return ExitCode.OK;
	}
}
