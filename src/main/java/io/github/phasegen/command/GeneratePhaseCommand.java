package io.github.phasegen.command;

import java.io.IOException;

import ij.IJ;
import ij.ImagePlus;
import io.github.phasegen.diffusion.GenerateImages;
import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GenerateRequest;
import io.github.phasegen.diffusion.GeneratedImages;
import io.github.phasegen.diffusion.Sampler;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Plugins &gt; PhaseGen &gt; Generate Phase...: from a magnitude image to a complex one, a 32-bit hyperstack whose slice labels
 * name the parts. Channels and time points are slices like others. Several samples follow each other along T.
 * <p>
 * A model is named by text rather than by a file field, so that "default" can be meant and macros record it.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Generate Phase...")
public class GeneratePhaseCommand extends ImageCommand {

	@Parameter(label = "Image", description = "Magnitude image; all slices of the hyperstack are used.", required = false,
		persist = false)
	private ImagePlus image;

	@Parameter(label = "Model", description = "Name of a model (see Manage Models...), or the path of a model folder.", persist = false)
	private String model = ModelSource.DEFAULT;

	@Parameter(label = "Sampler", choices = { "ddpm", "ddim", "dpmpp", "reference" }, persist = false)
	private String sampler = GenerateOptions.defaults().sampler().optionName();

	@Parameter(label = "Steps (0: the model's default)", description = "More steps take longer.", min = "0", persist = false)
	private int steps;

	@Parameter(label = "Samples per slice", description = "From 2 on there are a circular mean and variance, too.", min = "1",
		persist = false)
	private int samples = 1;

	@Parameter(label = "Seed", description = "The same seed gives the same result on the same device.", persist = false)
	private long seed = GenerateOptions.defaults().seed();

	@Parameter(label = "Device", choices = { "auto", "cpu", "gpu" },
		description = "A GPU that is asked for but missing is an error. Macros may name gpu0, gpu1, ...", persist = false)
	private String device = "auto";

	@Parameter(label = "Output", choices = { "magnitude+phase", "real+imaginary", "phase" }, persist = false)
	private String output = ComplexOutput.MAGNITUDE_PHASE.optionName();

	@Parameter(label = "Circular mean and variance", type = ItemIO.OUTPUT)
	private ImagePlus statistics;

	/** The last output, and so the current image when a macro goes on. */
	@Parameter(label = "Complex image", type = ItemIO.OUTPUT)
	private ImagePlus result;

	public GeneratePhaseCommand() {
		super("Generate Phase");
	}

	@Override
	protected void compute(final CommandProgress progress) throws IOException {
		MacroImage.check("image", image);
		final GenerateOptions options = GenerateOptions.defaults().withSampler(Sampler.parse(sampler)).withSteps(steps)
			.withSamples(samples).withSeed(seed);
		final GenerateRequest request = new GenerateRequest(ModelSource.parse(ModelConfig.PHASE, model), DeviceChoice.parse(device), options,
			ComplexOutput.parse(output));
		final GeneratedImages drawn = GenerateImages.run(request, ImagePlusAdapter.toContents(image), progress.generating());
		result = ImagePlusAdapter.toImagePlus(drawn.complex(), request.output());
		statistics = drawn.statistics().map(ImagePlusAdapter::toImagePlus).orElse(null);
		drawn.warnings().forEach(warning -> IJ.log("Generate Phase: warning: " + warning));
		publish(statistics);
		publish(result);
	}
}
