package io.github.phasegen.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportProgress;
import io.github.phasegen.export.OpenOptions.Stored;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.export.UndersampleKSpace;
import io.github.phasegen.export.UndersampleOptions;
import io.github.phasegen.export.UndersampledImages;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.kspace.sampling.SamplingKind;
import io.github.phasegen.kspace.sampling.SamplingOptions;
import io.github.phasegen.kspace.sampling.SamplingOptions.Partial;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/** Plugins &gt; PhaseGen &gt; Undersample k-Space...: k-space, or that of an image, without the samples that a mask leaves out. */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Undersample k-Space...")
public class UndersampleCommand extends ImageCommand {

	private static final String TITLE = "Undersample k-Space";
	private static final List<String> SHOWN = List.of("k-space", "k-space+mask", "mask", "nothing");

	@Parameter(label = "Input image", description = "k-space, or a magnitude or complex image.", required = false, persist = false)
	private ImagePlus input;

	@Parameter(label = "Mask", choices = { "random", "equispaced", "magic", "gaussian", "gaussian-2d", "poisson", "partial" },
		description = "gaussian-2d and poisson choose single samples, the others lines.", persist = false)
	private String mask = SamplingKind.RANDOM.optionName();

	@Parameter(label = "Acceleration", description = "All samples divided by those measured.", min = "1", persist = false)
	private double acceleration = SamplingOptions.defaults().acceleration();

	@Parameter(label = "Center fraction", description = "Lines about the centre that are always measured, divided by all.", min = "0",
		max = "1", persist = false)
	private double center = SamplingOptions.defaults().centreFraction();

	@Parameter(label = "Axis of phase encoding", choices = { "auto", "x", "y" },
		description = "x chooses columns, y rows; auto chooses across the readout that k-space names, else columns.", persist = false)
	private String axis = "auto";

	@Parameter(label = "Fraction of partial Fourier", description = "Lines measured divided by all.", min = "0.5", max = "1",
		persist = false)
	private double fraction = Partial.DEFAULT.fraction();

	@Parameter(label = "Side measured by partial Fourier", choices = { "low", "high" }, persist = false)
	private String side = "low";

	@Parameter(label = "Seed", description = "Of the mask.", persist = false)
	private long seed = UndersampleOptions.defaults().seed();

	@Parameter(label = "Each slice gets a mask of its own", persist = false)
	private boolean each;

	@Parameter(label = "Domain of complex samples", choices = { "auto", "image", "k-space" },
		description = "auto is what the image's info says.", persist = false)
	private String domain = "auto";

	@Parameter(label = "Norm of the transform", choices = { "auto", "ortho", "backward" },
		description = "auto is what the image's info says, or else ortho.", persist = false)
	private String norm = "auto";

	@Parameter(label = "Show", choices = { "k-space", "k-space+mask", "mask", "nothing" }, persist = false)
	private String show = SHOWN.get(0);

	@Parameter(label = "Output file (optional)", description = "Without one the k-space only opens.", style = FileWidget.SAVE_STYLE,
		required = false, persist = false)
	private File output;

	@Parameter(label = "Format of the file", description = "auto takes the one that the name's ending asks for.", choices = { "auto", "fastMRI", "ISMRMRD", "NIfTI", "NumPy", "NumPy archive", "BART", "MATLAB", "MATLAB 7.3",
		"PyTorch", "TIFF" },
		persist = false)
	private String format = "auto";

	@Parameter(label = "Overwrite an existing file", persist = false)
	private boolean overwrite;

	@Parameter(label = "Mask", type = ItemIO.OUTPUT)
	private ImagePlus pattern;

	/** The last output, and so the current image when a macro goes on. */
	@Parameter(label = "k-space", type = ItemIO.OUTPUT)
	private ImagePlus kspace;

	public UndersampleCommand() {
		super(TITLE);
	}

	@Override
	protected void compute(final CommandProgress progress) throws IOException {
		MacroImage.check("input", input);
		final UndersampleOptions options = options();
		output = PathInput.recorded(output);
		final Optional<Path> file = PathInput.of(output);
		if (!SHOWN.contains(show) || file.isEmpty() && show.equals("nothing")) throw new IllegalArgumentException("show: found " + show +
			", expected one of " + String.join(", ", SHOWN) + ", and a file as output for nothing");
		try (PlaneSource source = PlaneSource.of(ImagePlusAdapter.toContents(input))) {
			if (file.isEmpty()) open(UndersampleKSpace.run(source, options, progress.exporting()));
			else write(source, options, ExportDestination.of(file.get(), format, overwrite), progress.exporting());
		}
	}

	/** @throws IllegalArgumentException for values out of range */
	private UndersampleOptions options() {
		final SamplingOptions sampling = SamplingOptions.defaults().withMask(SamplingKind.parse(mask), acceleration, center).withPartial(Partial
			.of(fraction, side)).withAxis(axis);
		return new UndersampleOptions(sampling, seed, each, Stored.parse(domain, norm));
	}

	private void write(final PlaneSource source, final UndersampleOptions options, final ExportDestination destination,
		final ExportProgress progress) throws IOException
	{
		if (show.equals("nothing")) warn(UndersampleKSpace.write(source, options, destination, Optional.empty(), progress).warnings());
		else open(UndersampleKSpace.writeAndKeep(source, options, destination, progress));
		IJ.log(TITLE + ": wrote " + destination.file());
	}

	private void open(final UndersampledImages undersampled) {
		warn(undersampled.warnings());
		final List<String> shown = Arrays.asList(show.split("\\+"));
		if (shown.contains("mask")) pattern = ImagePlusAdapter.toImagePlus(undersampled.mask());
		if (shown.contains("k-space")) kspace = ImagePlusAdapter.toImagePlus(undersampled.kspace(), ComplexOutput.REAL_IMAGINARY);
		publish(pattern);
		publish(kspace);
	}

	private static void warn(final List<String> warnings) {
		warnings.forEach(warning -> IJ.log(TITLE + ": warning: " + warning));
	}
}
