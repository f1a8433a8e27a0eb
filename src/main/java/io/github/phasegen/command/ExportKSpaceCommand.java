package io.github.phasegen.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportKSpace;
import io.github.phasegen.export.ExportOptions;
import io.github.phasegen.export.ExportProgress;
import io.github.phasegen.export.ExportedImages;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImagePlusAdapter;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * Plugins &gt; PhaseGen &gt; Export k-Space Stack...: from an image to k-space, opened as a 32-bit hyperstack of real and imaginary
 * parts and written to a file if one is named.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Export k-Space Stack...")
public class ExportKSpaceCommand extends KSpaceCommand<ImagePlus> {

	private static final String TITLE = "Export k-Space Stack";

	@Parameter(label = "Show", choices = { "k-space+logarithm", "k-space", "logarithm", "nothing" },
		description = "Which stacks open; the logarithm is that of the magnitude, to be looked at.", persist = false)
	private String show = ShownKSpace.BOTH.optionName();

	@Parameter(label = "Output file (optional)", description = "Without one the k-space only opens.", style = FileWidget.SAVE_STYLE,
		required = false, persist = false)
	private File output;

	@Parameter(label = "Format of the file", description = "auto takes the one that the name's ending asks for.", choices = { "auto", "fastMRI", "ISMRMRD", "NIfTI", "NumPy", "NumPy archive", "BART", "MATLAB", "MATLAB 7.3",
		"PyTorch", "TIFF" },
		persist = false)
	private String format = "auto";

	@Parameter(label = "Overwrite an existing file", persist = false)
	private boolean overwrite;

	@Parameter(label = "Logarithm of the magnitude", type = ItemIO.OUTPUT)
	private ImagePlus logarithm;

	/** The last output, and so the current image when a macro goes on. */
	@Parameter(label = "k-space", type = ItemIO.OUTPUT)
	private ImagePlus kspace;

	public ExportKSpaceCommand() {
		super(TITLE);
	}

	@Override
	protected void compute(final CommandProgress progress) throws IOException {
		MacroImage.check("input", input());
		final ExportOptions options = options();
		final ShownKSpace shown = ShownKSpace.parse(show);
		output = PathInput.recorded(output);
		final Optional<Path> file = PathInput.of(output);
		if (file.isEmpty() && shown == ShownKSpace.NOTHING) throw new IllegalArgumentException(
			"show: found nothing, expected a stack to open, or a file as output");
		try (PlaneSource source = PlaneSource.of(ImagePlusAdapter.toContents(input())); ExportKSpace export = new ExportKSpace()) {
			if (file.isEmpty()) open(export.run(source, options, progress.exporting()), shown);
			else write(new Job(export, source, options, progress.exporting()), ExportDestination.of(file.get(), format, overwrite), shown);
		}
	}

	/** What every kind of export needs. */
	private record Job(ExportKSpace export, PlaneSource source, ExportOptions options, ExportProgress progress) {}

	private void write(final Job job, final ExportDestination destination, final ShownKSpace shown) throws IOException {
		if (shown != ShownKSpace.NOTHING) open(job.export.writeAndKeep(job.source, job.options, destination, job.progress), shown);
		else warn(job.export.write(job.source, job.options, destination, job.progress).warnings());
		IJ.log(TITLE + ": wrote " + destination.file());
	}

	private void open(final ExportedImages exported, final ShownKSpace shown) {
		warn(exported.warnings());
		if (shown.logarithm()) logarithm = ImagePlusAdapter.toImagePlus(exported.logMagnitude());
		if (shown.kspace()) kspace = ImagePlusAdapter.toImagePlus(exported.kspace(), ComplexOutput.REAL_IMAGINARY);
		publish(logarithm);
		publish(kspace);
	}

	private static void warn(final List<String> warnings) {
		warnings.forEach(warning -> IJ.log(TITLE + ": warning: " + warning));
	}
}
