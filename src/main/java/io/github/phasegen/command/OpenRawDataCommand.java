package io.github.phasegen.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import io.github.phasegen.export.CoilChoice;
import io.github.phasegen.export.CoilCombine;
import io.github.phasegen.export.OpenOptions;
import io.github.phasegen.export.OpenOptions.Combination;
import io.github.phasegen.export.OpenOptions.Stored;
import io.github.phasegen.export.OpenRawData;
import io.github.phasegen.export.OpenedImage;
import io.github.phasegen.export.RawView;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.ReadOptions;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Plugins &gt; PhaseGen &gt; Open Raw Data...: k-space or images of any known format as a 32-bit hyperstack. */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Open Raw Data...")
public class OpenRawDataCommand extends ImageCommand {

	private static final String AUTO = "auto";

	@Parameter(label = "File", description = "TIFF, NIfTI, NumPy, BART, MATLAB, PyTorch, HDF5 (fastMRI, ISMRMRD), DICOM.", required = false,
		persist = false)
	private File file;

	@Parameter(label = "Entry (empty: the first)", description = "Name of the array in files that hold several.", required = false,
		persist = false)
	private String entry = "";

	@Parameter(label = "Axes (empty: the usual)", description = "What the dimensions mean where files do not say, such as zcyx.",
		required = false, persist = false)
	private String axes = "";

	@Parameter(label = "Domain of the samples", choices = { AUTO, "image", "k-space" }, description = "auto is what the file says.",
		persist = false)
	private String domain = AUTO;

	@Parameter(label = "Norm of the transform", choices = { AUTO, "ortho", "backward" }, description = "auto is what the file says.",
		persist = false)
	private String norm = AUTO;

	@Parameter(label = "View", choices = { "stored", "image", "k-space" }, persist = false)
	private String view = RawView.STORED.optionName();

	@Parameter(label = "Combine coils", choices = { "none", "rss", "sensitivity", "adaptive" },
		description = "rss gives a magnitude, the others a complex image.", persist = false)
	private String combine = CoilCombine.NONE.optionName();

	@Parameter(label = "Maps file", description = "Coil sensitivities to combine by; empty to estimate them.", required = false,
		persist = false)
	private File maps;

	@Parameter(label = "Phase file", description = "The phase of the magnitudes in the first file, if it is another file.",
		required = false, persist = false)
	private File phase;

	@Parameter(label = "Parts of complex samples", choices = { AUTO, "real+imaginary", "magnitude+phase" },
		description = "auto is magnitude and phase of images, real and imaginary part of k-space.", persist = false)
	private String parts = AUTO;

	@Parameter(label = "Oversampling of the readout is removed", persist = false)
	private boolean oversampling;

	@Parameter(label = "Raw data", type = ItemIO.OUTPUT)
	private ImagePlus result;

	public OpenRawDataCommand() {
		super("Open Raw Data");
	}

	@Override
	protected void compute(final CommandProgress progress) throws IOException {
		final OpenedImage opened = OpenRawData.run(PathInput.required("file", file), options(), new OtherFormats(context()), progress
			.exporting());
		opened.warnings().forEach(warning -> IJ.log("Open Raw Data: warning: " + warning));
		result = ImagePlusAdapter.toImagePlus(opened.image(), parts(opened));
		publish(result);
	}

	/** @throws IllegalArgumentException for values that contradict each other */
	private OpenOptions options() {
		maps = PathInput.recorded(maps);
		phase = PathInput.recorded(phase);
		final Optional<CoilChoice.Maps> ownMaps = PathInput.of(maps).map(path -> new CoilChoice.Maps(path, ReadOptions.DEFAULT));
		final OpenOptions options = OpenOptions.defaults().withRead(new ReadOptions(entry, axes)).withStored(Stored.parse(domain, norm))
			.withView(RawView.parse(view), new Combination(CoilCombine.parse(combine), ownMaps), oversampling);
		final Optional<Path> ownPhase = PathInput.of(phase);
		return ownPhase.isPresent() ? options.withPhase(ownPhase.get()) : options;
	}

	private ComplexOutput parts(final OpenedImage opened) {
		if (!parts.equalsIgnoreCase(AUTO)) return ComplexOutput.parse(parts);
		final boolean image = Encoding.domain(opened.image().metadata()).orElse(Domain.K_SPACE) == Domain.IMAGE;
		return image ? ComplexOutput.MAGNITUDE_PHASE : ComplexOutput.REAL_IMAGINARY;
	}
}
