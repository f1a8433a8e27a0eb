package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportKSpace;
import io.github.phasegen.export.ExportOptions;
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

/** export IN -o OUT. */
@Command(name = "export", description = "Make k-space of the magnitude or complex image IN and write it to OUT.",
	footer = { "", "The name's ending decides the format, unless --format does. Beside OUT appears OUT.json, which tells what is synthetic," +
		" with all parameters, seed and hash of the model." })
final class Export implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ExportArguments arguments;

	@Mixin
	private OutputArguments output;

	@Parameters(paramLabel = "IN", description = "Image file of any known format.")
	private Path input;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "OUT", description = "k-space file to be written.")
	private Path out;

	@Override
	public Integer call() throws IOException {
		final ExportOptions options = WrongUsage.checked(spec, arguments::options);
		final ExportDestination destination = output.destination(spec, out);
		final Console console = new Console(spec);
		try (PlaneSource source = PlaneSource.open(input, ReadOptions.DEFAULT); ExportKSpace export = new ExportKSpace()) {
			final ExportResult result = export.write(source, options, destination, console.exportProgress());
			result.warnings().forEach(warning -> console.note("Warning: " + warning));
			console.result("Wrote " + result.file() + ": " + result.shape());
		}
		return ExitCode.OK;
	}
}
