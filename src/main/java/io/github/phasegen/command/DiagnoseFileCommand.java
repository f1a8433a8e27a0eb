package io.github.phasegen.command;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;

import ij.IJ;
import ij.measure.ResultsTable;
import io.github.phasegen.export.DiagnoseFile;
import io.github.phasegen.export.FileDiagnosis;
import io.github.phasegen.io.ReadOptions;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Plugins &gt; PhaseGen &gt; Diagnose File...: says what a file is and what is wrong with it, as a table and as text, or on the console
 * when there is no screen. A damaged file is a finding, not a failure of the command.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Diagnose File...")
public class DiagnoseFileCommand extends ImageCommand {

	@Parameter(label = "File", required = false, persist = false)
	private File file;

	@Parameter(label = "Entry (empty: the first)", description = "Name of the array in files that hold several.", required = false,
		persist = false)
	private String entry = "";

	@Parameter(label = "Axes (empty: the usual)", description = "What the dimensions mean where files do not say, such as zcyx.",
		required = false, persist = false)
	private String axes = "";

	/** Fiji and plain ImageJ show it. */
	@Parameter(label = "Diagnosis", type = ItemIO.OUTPUT)
	private String diagnosis;

	public DiagnoseFileCommand() {
		super("Diagnose File");
	}

	@Override
	protected void compute(final CommandProgress progress) throws IOException {
		final FileDiagnosis found = DiagnoseFile.run(PathInput.required("file", file), new ReadOptions(entry, axes), progress.exporting());
		diagnosis = String.join("\n", found.lines()) + "\n";
		if (GraphicsEnvironment.isHeadless()) found.lines().forEach(IJ::log);
		else table(found).show("Diagnosis of " + file.getName());
	}

	/** A row per finding, which is a line "name: value". */
	private static ResultsTable table(final FileDiagnosis found) {
		final ResultsTable table = new ResultsTable();
		for (final String line : found.lines()) {
			final int colon = line.indexOf(": ");
			table.addRow();
			table.addValue("Finding", colon < 0 ? "" : line.substring(0, colon));
			table.addValue("Value", colon < 0 ? line : line.substring(colon + 2));
		}
		return table;
	}
}
