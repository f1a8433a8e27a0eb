package io.github.phasegen.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import io.github.phasegen.export.CoilChoice;
import io.github.phasegen.export.MethodChoice;
import io.github.phasegen.export.OpenedImage;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.export.ReconstructKSpace;
import io.github.phasegen.export.ReconstructRequest;
import io.github.phasegen.export.SliceMethod;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.recon.ReconstructionMethod;
import io.github.phasegen.recon.ReconstructionOptions;
import io.github.phasegen.recon.Sparsity;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Plugins &gt; PhaseGen &gt; Reconstruct k-Space...: from (undersampled) k-space to images, one for the coils of a slice. While it runs, a
 * window can show the slice in work.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Reconstruct k-Space...")
public class ReconstructKSpaceCommand extends ImageCommand {

	private static final String TITLE = "Reconstruct k-Space";

	@Parameter(label = "Input k-space", description = "Complex samples; channels are coils.", required = false, persist = false)
	private ImagePlus input;

	@Parameter(label = "Method", choices = { "zero", "homodyne", "pocs", "sense", "cs", "network" },
		description = "Zero-filled; homodyne and pocs for partial Fourier; CG-SENSE; compressed sensing; a trained network.", persist = false)
	private String method = ReconstructionMethod.COMPRESSED_SENSING.optionName();

	@Parameter(label = "Lambda (empty: the usual)", description = "For sense and cs: weight of the regularisation.", required = false,
		persist = false)
	private String lambda = "";

	@Parameter(label = "Iterations (0: the usual)", description = "For pocs, sense and cs.", min = "0", persist = false)
	private int iterations;

	@Parameter(label = "Sparsity", choices = { "wavelet", "tv" }, description = "For cs: of wavelets, or total variation.", persist = false)
	private String sparsity = Sparsity.WAVELET.optionName();

	@Parameter(label = "Calibration lines (0: the usual)", description = "Side of the centre of k-space that coil sensitivities" +
		" (usually 24) and phase (usually all there is) are estimated from.", min = "0", persist = false)
	private int calibration;

	@Parameter(label = "Maps file", description = "Coil sensitivities; empty to estimate them.", required = false, persist = false)
	private File maps;

	@Parameter(label = "Mask file", description = "Image of what was measured; empty for what the k-space tells.", required = false,
		persist = false)
	private File mask;

	@Parameter(label = "Output", choices = { "complex", "magnitude" }, persist = false)
	private String output = "complex";

	@Parameter(label = "Model (empty: default)", description = "For network: name of a model, or the path of a model folder; empty for the bundled" +
		" default.", required = false,
		persist = false)
	private String model = "";

	@Parameter(label = "Device", choices = { "auto", "cpu", "gpu" },
		description = "For network. A GPU that is asked for but missing is an error.", persist = false)
	private String device = "auto";

	@Parameter(label = "Oversampling of the readout is removed", persist = false)
	private boolean oversampling;

	@Parameter(label = "Preview", description = "Show the slice in work after its iterations.", persist = false)
	private boolean preview;

	@Parameter(label = "Image", type = ItemIO.OUTPUT)
	private ImagePlus result;

	public ReconstructKSpaceCommand() {
		super(TITLE);
	}

	@Override
	protected void compute(final CommandProgress progress) throws IOException {
		MacroImage.check("input", input);
		maps = PathInput.recorded(maps);
		mask = PathInput.recorded(mask);
		final boolean magnitude = ReconstructRequest.parseOutput(output);
		try (SliceMethod sliceMethod = choice().open(); IteratePreview window = new IteratePreview(System::nanoTime)) {
			final ReconstructRequest request = ReconstructRequest.of(sliceMethod).withMagnitude(magnitude).withMask(file(mask))
				.withSensitivities(file(maps)).withRemoveOversampling(oversampling);
			final OpenedImage images = ReconstructKSpace.run(PlaneSource.of(ImagePlusAdapter.toContents(input)), request, progress
				.reconstructing(preview ? Optional.of(window) : Optional.empty()));
			images.warnings().forEach(warning -> IJ.log(TITLE + ": warning: " + warning));
			result = ImagePlusAdapter.toImagePlus(images.image(), ComplexOutput.MAGNITUDE_PHASE);
		}
		publish(result);
	}

	/** @throws IllegalArgumentException for values out of range */
	private MethodChoice choice() {
		final ReconstructionOptions options = ReconstructionOptions.of(ReconstructionMethod.parse(method)).withIterations(iterations)
			.withSparsity(Sparsity.parse(sparsity)).withCalibration(calibration);
		return new MethodChoice(lambda.isBlank() ? options : options.withLambda(number(lambda)), model, DeviceChoice.parse(device));
	}

	private static double number(final String lambda) {
		try {
			return Double.parseDouble(lambda.strip());
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("lambda: found " + lambda + ", expected a number, or nothing for the usual one");
		}
	}

	private static Optional<CoilChoice.Maps> file(final File field) {
		return PathInput.of(field).map(path -> new CoilChoice.Maps(path, ReadOptions.DEFAULT));
	}
}
