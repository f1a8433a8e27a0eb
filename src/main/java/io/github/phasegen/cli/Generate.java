package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.phasegen.diffusion.GenerateImages;
import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GenerateRequest;
import io.github.phasegen.diffusion.GeneratedImages;
import io.github.phasegen.diffusion.Sampler;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** generate IN -o OUT. */
@Command(name = "generate", description = "Draw phase for the magnitude image IN and write the complex image OUT.",
	footer = { "", "Beside OUT.tif appears OUT.tif.json with parameters, seed, hash of the model" +
		" and versions.", "With several samples OUT.tif holds them one after the other along T (sample 1 with all its frames," +
			" then sample 2, ...),", "and OUT_statistics.tif their circular mean (radians) and circular variance (0 to 1) as two" +
				" channels." })
final class Generate implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "IN", description = "Magnitude image; of a complex image the magnitude is taken.")
	private Path input;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "OUT", description = "Image file to be written.")
	private Path out;

	@Option(names = "--model", defaultValue = ModelSource.DEFAULT, paramLabel = "DIR",
		description = "Name of a model (see models list), or a model folder (${DEFAULT-VALUE}).")
	private String model;

	@Option(names = "--sampler", defaultValue = "ddim", paramLabel = "NAME", description = "ddim, dpmpp or ddpm; reference for" +
		" imported models (${DEFAULT-VALUE}).")
	private String sampler;

	@Option(names = "--steps", defaultValue = "0", paramLabel = "N", description = "Network passes at the coarsest level; 0 for" +
		" the model's default.")
	private int steps;

	@Option(names = "--samples", defaultValue = "1", paramLabel = "K", description = "Samples per slice (${DEFAULT-VALUE}).")
	private int samples;

	@Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "The same seed gives the same bytes on the" +
		" same device (${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--device", defaultValue = "auto", paramLabel = "NAME", description = "auto, cpu, gpu or gpuN" +
		" (${DEFAULT-VALUE}).")
	private String device;

	@Option(names = "--output", defaultValue = "magnitude+phase", paramLabel = "PARTS", description = "magnitude+phase," +
		" real+imaginary or phase (${DEFAULT-VALUE}).")
	private String output;

	@Option(names = "--overwrite", description = "Replace existing files.")
	private boolean overwrite;

	@Override
	public Integer call() throws IOException {
		final GenerateRequest request = WrongUsage.checked(spec, this::request);
		final Console console = new Console(spec);
		final Outputs outputs = new Outputs(overwrite);
		final Path statistics = Outputs.withEnding(out, "_statistics");
		outputs.checkImage(out);
		if (samples > 1) outputs.checkImage(statistics);
		final ImageContents image = StandardFormats.all().read(input);
		final long start = System.nanoTime();
		final GeneratedImages drawn = GenerateImages.run(request, image, console.progress());
		final Map<String, Object> record = new LinkedHashMap<>(drawn.record());
		record.put("seconds", Math.round((System.nanoTime() - start) / 1e7) / 100.0);
		drawn.warnings().forEach(warning -> console.note("Warning: " + warning));
		outputs.writeImage(out, drawn.complex(), request.output(), record);
		console.result("Wrote " + out);
		if (drawn.statistics().isPresent()) {
			outputs.writeImage(statistics, drawn.statistics().get(), request.output(), record);
			console.result("Wrote " + statistics);
		}
		return CommandLine.ExitCode.OK;
	}

	private GenerateRequest request() {
		final GenerateOptions options = GenerateOptions.defaults().withSampler(Sampler.parse(sampler)).withSteps(steps).withSamples(samples)
			.withSeed(seed);
		return new GenerateRequest(ModelSource.parse(ModelConfig.PHASE, model), DeviceChoice.parse(device), options, ComplexOutput.parse(output));
	}
}
