package io.github.phasegen.command;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

import ij.IJ;
import ij.ImagePlus;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.skullstrip.StripImages;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.skullstrip.StripOutput;
import io.github.phasegen.skullstrip.StripRequest;
import io.github.phasegen.skullstrip.StrippedImages;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.Previewable;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Plugins &gt; PhaseGen &gt; Skull Strip in k-Space...: from k-space, a complex image or magnitudes to k-space of the brain alone, and on
 * request to its complex image, mask and magnitude. In Fiji the mask of the current slice can be looked at before.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Skull Strip in k-Space...")
public class SkullStripCommand extends ImageCommand implements Previewable {

	@Parameter(label = "Image", description = "k-space, complex image or magnitude; slices make a volume, other channels are coils.",
		required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Model", description = "Name of a skull-stripping model, or the path of a model folder; needed, none is bundled yet.",
		required = false, persist = false)
	private String model = "";

	@Parameter(label = "Domain of complex samples", choices = { "auto", "image", "k-space" },
		description = "auto is what the image's info says, and image where it says nothing.", persist = false)
	private String domain = "auto";

	@Parameter(label = "Threshold", description = "Probability from which a pixel is brain.", min = "0.01", max = "0.99", stepSize = "0.05",
		persist = false)
	private double threshold = StripOptions.defaults().threshold();

	@Parameter(label = "Slices one by one", description = "Without averaging neighbours.", persist = false)
	private boolean slices;

	@Parameter(label = "Pieces stay", description = "Not only the largest one in three dimensions.", persist = false)
	private boolean pieces;

	@Parameter(label = "Holes stay", persist = false)
	private boolean holes;

	@Parameter(label = "Soft edge (pixels)", description = "The brain fades inside its mask; 0 cuts hard.", min = "0", max = "20",
		persist = false)
	private double soft = StripOptions.defaults().softEdge();

	@Parameter(label = "Device", choices = { "auto", "cpu", "gpu" },
		description = "A GPU that is asked for but missing is an error. Macros may name gpu0, gpu1, ...", persist = false)
	private String device = "auto";

	@Parameter(label = "Kspace of the brain", description = "Also where no output is chosen.", persist = false)
	private boolean kspace;

	@Parameter(label = "Complex image of the brain", persist = false)
	private boolean complex;

	@Parameter(label = "Mask", persist = false)
	private boolean mask;

	@Parameter(label = "Brain magnitude with the mask's outline", persist = false)
	private boolean brain;

	@Parameter(label = "Preview", description = "Outline the mask of the current slice.", required = false, persist = false)
	private boolean preview;

	@Parameter(label = "Brain magnitude", type = ItemIO.OUTPUT)
	private ImagePlus magnitudeResult;

	@Parameter(label = "Brain mask", type = ItemIO.OUTPUT)
	private ImagePlus maskResult;

	@Parameter(label = "Complex brain", type = ItemIO.OUTPUT)
	private ImagePlus complexResult;

	/** The last output, and so the current image when a macro goes on. */
	@Parameter(label = "k-space of the brain", type = ItemIO.OUTPUT)
	private ImagePlus result;

	private final MaskPreview outline = new MaskPreview();

	public SkullStripCommand() {
		super("Skull Strip in k-Space");
	}

	@Override
	protected void compute(final CommandProgress progress) throws IOException {
		outline.close();
		MacroImage.check("image", image);
		final StrippedImages stripped = StripImages.run(request(outputs()), ImagePlusAdapter.toContents(image), progress.stripping());
		magnitudeResult = stripped.magnitude().map(ImagePlusAdapter::toImagePlus).orElse(null);
		stripped.mask().ifPresent(found -> {
			if (brain) MaskImages.outline(magnitudeResult, found);
			if (mask) maskResult = MaskImages.of(found);
		});
		complexResult = stripped.image().map(found -> ImagePlusAdapter.toImagePlus(found, ComplexOutput.MAGNITUDE_PHASE)).orElse(null);
		result = stripped.kSpace().map(found -> ImagePlusAdapter.toImagePlus(found, ComplexOutput.REAL_IMAGINARY)).orElse(null);
		stripped.warnings().forEach(warning -> IJ.log("Skull Strip in k-Space: warning: " + warning));
		publish(magnitudeResult);
		publish(maskResult);
		publish(complexResult);
		publish(result);
	}

	private Set<StripOutput> outputs() {
		final Set<StripOutput> outputs = EnumSet.noneOf(StripOutput.class);
		if (kspace || !complex && !mask && !brain) outputs.add(StripOutput.K_SPACE);
		if (complex) outputs.add(StripOutput.IMAGE);
		if (brain) outputs.add(StripOutput.MAGNITUDE);
		if (mask || brain) outputs.add(StripOutput.MASK);
		return outputs;
	}

	private StripRequest request(final Set<StripOutput> outputs) {
		final StripOptions options = new StripOptions(threshold, !slices, !pieces, !holes, true, soft);
		return new StripRequest(ModelSource.parse(ModelConfig.SKULLSTRIP, model), DeviceChoice.parse(device), options, outputs, StripRequest
			.parseDomain(domain));
	}

	/** Called by Fiji's dialog at every change. */
	@Override
	public void preview() {
		outline.remove();
		if (!preview || image == null) return;
		try {
			outline.show(image, request(EnumSet.of(StripOutput.MASK)));
		}
		catch (final IOException | RuntimeException e) {
			IJ.showStatus("Preview: " + e.getMessage());
		}
	}

	/** The dialog was cancelled. */
	@Override
	public void cancel() {
		outline.close();
	}
}
