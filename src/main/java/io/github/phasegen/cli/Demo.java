package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.phasegen.diffusion.GenerateImages;
import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GenerateRequest;
import io.github.phasegen.diffusion.GeneratedImages;
import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.CenteredFourier;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;

/** The demo: phase and k-space for the sample head, and a picture of them. */
final class Demo {

	private final Console console;
	private final GenerateRequest request;
	private final Path input;
	private final Path folder;

	/** From sample-data to target/demo in the current folder, with the bundled model. */
	Demo(final Console console) {
		this(console, ModelSource.parse(ModelSource.DEFAULT), Path.of("sample-data", "head_t1.tif"), Path.of("target", "demo"));
	}

	Demo(final Console console, final ModelSource model, final Path input, final Path folder) {
		this.console = console;
		this.request = new GenerateRequest(model, DeviceChoice.AUTO, GenerateOptions.defaults(), ComplexOutput.MAGNITUDE_PHASE);
		this.input = input;
		this.folder = folder;
	}

	void run() throws IOException {
		if (!Files.exists(input)) throw new NoSuchFileException(input.toString(), null,
			"no such file; the demo runs in the project's folder (see --help for the commands)");
		Files.createDirectories(folder);
		final long start = System.nanoTime();
		console.note("Drawing phase for " + input);
		final GeneratedImages drawn = GenerateImages.run(request, StandardFormats.all().read(input), console.progress());
		final ComplexImage kSpace = kSpace(drawn.complex());
		write("head_complex.tif", drawn.complex(), ComplexOutput.MAGNITUDE_PHASE, drawn.record());
		write("head_kspace.tif", kSpace, ComplexOutput.REAL_IMAGINARY, drawn.record());
		final Path preview = folder.resolve("preview.png");
		AtomicFile.write(preview, true, temporary -> Preview.write(temporary, drawn.complex(), kSpace));
		console.result("Wrote " + preview);
		writeRun(drawn, (System.nanoTime() - start) / 1e9);
	}

	private ComplexImage kSpace(final ComplexImage complex) {
		final FourierNorm norm = FourierNorm.ORTHO;
		return new ComplexImage(CenteredFourier.forward(complex.pixels(), norm), complex.metadata().plusInfo(Map.of(
			"PhaseGen domain", "k-space of axes X and Y, centred, norm " + norm.name().toLowerCase(java.util.Locale.ROOT))));
	}

	private void write(final String name, final ComplexImage image, final ComplexOutput parts, final Map<String, Object> record)
		throws IOException
	{
		final Map<String, Object> described = new LinkedHashMap<>(record);
		described.put("output", parts.optionName());
		if (parts == ComplexOutput.REAL_IMAGINARY) described.put("domain", "k-space, centred, ortho");
		new Outputs(true).writeImage(folder.resolve(name), image, parts, described);
		console.result("Wrote " + folder.resolve(name));
	}

	private void writeRun(final GeneratedImages drawn, final double seconds) throws IOException {
		final Map<String, Object> run = new LinkedHashMap<>(drawn.record());
		run.put("slices", drawn.complex().planeCount());
		run.put("seconds", Math.round(seconds * 100) / 100.0);
		final Path file = folder.resolve("run.json");
		new Outputs(true).writeJson(file, run);
		console.result("Wrote " + file);
	}
}
