package io.github.phasegen.command;

import java.io.File;
import java.io.IOException;

import ij.IJ;
import io.github.phasegen.export.BatchExport;
import io.github.phasegen.export.BatchItem;
import io.github.phasegen.export.BatchOptions;
import io.github.phasegen.export.BatchSummary;
import io.github.phasegen.io.formats.StandardFormats;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * Plugins &gt; PhaseGen &gt; Batch Generate Data Set...: from a folder of images to a folder of k-space files. What an earlier run has
 * finished is skipped; what cannot be used is reported at the end, as a failure, when everything else is done.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Batch Generate Data Set...")
public class BatchCommand extends KSpaceCommand<File> {

	private static final String TITLE = "Batch Generate Data Set";

	@Parameter(label = "Pattern of file names", description = "Such as *.nii.gz or sub-*/anat/*_T1w.nii.gz; empty for all images.",
		required = false, persist = false)
	private String pattern = "";

	@Parameter(label = "Format", choices = { "fastMRI", "ISMRMRD", "NIfTI", "NumPy", "NumPy archive", "BART", "MATLAB", "MATLAB 7.3",
		"PyTorch", "TIFF" }, persist = false)
	private String format = "fastMRI";

	@Parameter(label = "Output folder", description = "Is made if need be.", style = FileWidget.DIRECTORY_STYLE, required = false,
		persist = false)
	private File output;

	@Parameter(label = "Overwrite files of other runs", persist = false)
	private boolean overwrite;

	@Parameter(label = "Summary", type = ItemIO.OUTPUT)
	private String summary;

	public BatchCommand() {
		super(TITLE);
	}

	@Override
	protected void compute(final CommandProgress progress) throws IOException {
		final BatchOptions options = new BatchOptions(options(), StandardFormats.all().named(format), pattern, overwrite);
		final BatchSummary done = new BatchExport(options, new OtherFormats(context())).run(PathInput.required("input", input()), PathInput
			.required("output", output), progress.exporting());
		done.items().stream().filter(item -> !item.message().isEmpty()).forEach(BatchCommand::log);
		summary = done + "; see " + done.csv();
		if (!done.allFine()) throw new IOException(summary);
		IJ.log(TITLE + ": " + summary);
	}

	private static void log(final BatchItem item) {
		IJ.log(TITLE + ": " + item.outcome().name().toLowerCase(java.util.Locale.ROOT) + ": " + item.input() + ": " + item.message());
	}
}
