package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.phasegen.checkpoint.ImportCheckpoint;
import io.github.phasegen.checkpoint.ImportRequest;
import io.github.phasegen.checkpoint.ImportedCheckpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** import-checkpoint FILE -o MODEL_DIR. */
@Command(name = "import-checkpoint", description = "Make a model of a PyTorch checkpoint (.pth, .pt) of the published packages" +
	" PhaseGen, k-Strip or reconstruction. Nothing in the file is run.")
final class ImportCheckpointCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = "A pickled module or a state dict, as PyTorch 1.6 or later saves it.")
	private Path file;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "MODEL_DIR", description = "Model folder to be written.")
	private Path out;

	@Option(names = "--name", paramLabel = "NAME", description = "Name of the model (that of the folder).")
	private String name;

	@Option(names = "--task", defaultValue = ImportRequest.AUTO, paramLabel = "TASK", description = "phase, skullstrip or recon, to make" +
		" sure that it is one; auto takes what it is (${DEFAULT-VALUE}).")
	private String task;

	@Option(names = "--activation", defaultValue = ImportRequest.AUTO, paramLabel = "NAME", description = "For state dicts, which do not" +
		" tell: relu, elu, selu, cardioid, amplitude-relu or phase-amplitude-relu (${DEFAULT-VALUE}).")
	private String activation;

	@Option(names = "--overwrite", description = "Replace a model that is there.")
	private boolean overwrite;

	@Override
	public Integer call() throws IOException {
		final Console console = new Console(spec);
		final ImportedCheckpoint imported = ImportCheckpoint.run(request());
		imported.warnings().forEach(warning -> console.note("Warning: " + warning));
		console.result(imported.summary());
		return ExitCode.OK;
	}

	private ImportRequest request() {
		try {
			return new ImportRequest(file, out, name, task, activation, overwrite);
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}
}
