package io.github.phasegen.command;

import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.checkpoint.ImportCheckpoint;
import io.github.phasegen.checkpoint.ImportRequest;
import io.github.phasegen.checkpoint.ImportedCheckpoint;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Plugins &gt; PhaseGen &gt; Import PyTorch Checkpoint...: a model folder of a checkpoint of the published packages. Without a folder it
 * goes to the user's models, where its name finds it.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Import PyTorch Checkpoint...")
public class ImportCheckpointCommand extends TextCommand {

	@Parameter(label = "Checkpoint", description = "Path of a .pth or .pt file.", persist = false)
	private String checkpoint = "";

	@Parameter(label = "Folder", description = "Model folder to be written; empty for one in your model library.", required = false,
		persist = false)
	private String folder = "";

	@Parameter(label = "Name", description = "Name of the model; empty for the file's.", required = false, persist = false)
	private String name = "";

	@Parameter(label = "Task", choices = { "auto", "phase", "skullstrip", "recon" }, persist = false)
	private String task = ImportRequest.AUTO;

	@Parameter(label = "Activation", description = "For state dicts, which do not tell; auto for the published one.", choices = { "auto",
		"prelu", "relu", "elu", "selu", "cardioid", "amplitude-relu", "phase-amplitude-relu" }, persist = false)
	private String activation = ImportRequest.AUTO;

	@Parameter(label = "Overwrite", description = "Replace a model that is there.", persist = false)
	private boolean overwrite;

	public ImportCheckpointCommand() {
		super("Import PyTorch Checkpoint");
	}

	@Override
	protected void compute() throws IOException {
		if (checkpoint == null || checkpoint.isBlank()) throw new IllegalArgumentException(
			"checkpoint: found none, expected the path of a .pth or .pt file");
		final ImportedCheckpoint imported = ImportCheckpoint.run(ImportRequest.of(Path.of(checkpoint.strip()), folder, name, task,
			activation).withOverwrite(overwrite));
		imported.warnings().forEach(warning -> log("Import PyTorch Checkpoint: warning: " + warning));
		log(imported.summary());
	}
}
