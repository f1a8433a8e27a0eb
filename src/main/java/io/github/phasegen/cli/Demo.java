package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.diffusion.GenerateImages;
import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GenerateRequest;
import io.github.phasegen.diffusion.GeneratedImages;
import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportKSpace;
import io.github.phasegen.export.ExportOptions;
import io.github.phasegen.export.ExportProgress;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.export.StripFile;
import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.skullstrip.StripOutput;
import io.github.phasegen.skullstrip.StripRequest;

/** The demo: phase and k-space for the sample head, k-space of its brain alone, and a picture of them. */
final class Demo {

	private final Console console;
	private final GenerateRequest request;
	private final ModelSource stripModel;
	private final Path input;
	private final Path folder;

	/** From sample-data to target/demo in the current folder, with the bundled models. */
	Demo(final Console console) {
		this(console, new Chosen(ModelSource.parse(ModelConfig.PHASE, ""), ModelSource.parse(ModelConfig.SKULLSTRIP, "")), Path.of(
			"sample-data", "head_t1.tif"), Path.of("target", "demo"));
	}

	/** Which models the demo runs. */
	record Chosen(ModelSource phase, ModelSource skullStrip) {}

	Demo(final Console console, final Chosen models, final Path input, final Path folder) {
		this.console = console;
		this.stripModel = models.skullStrip();
		this.request = new GenerateRequest(models.phase(), DeviceChoice.AUTO, GenerateOptions.defaults(), ComplexOutput.MAGNITUDE_PHASE);
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
		write("head_complex.tif", drawn.complex(), drawn.record());
		final ComplexImage kSpace = export(drawn.complex());
		final RealImage brain = strip(drawn.complex());
		final Path preview = folder.resolve("preview.png");
		AtomicFile.write(preview, true, temporary -> Preview.write(temporary, drawn.complex(), kSpace, brain));
		console.result("Wrote " + preview);
		writeRun(drawn, (System.nanoTime() - start) / 1e9);
	}

	/** As a file that fastMRI's loaders read. */
	private ComplexImage export(final ComplexImage complex) throws IOException {
		final ExportDestination destination = ExportDestination.of(folder.resolve("head_kspace.h5"), true);
		try (PlaneSource source = PlaneSource.of(complex); ExportKSpace export = new ExportKSpace()) {
			final ComplexImage kSpace = export.writeAndKeep(source, ExportOptions.defaults(), destination, ExportProgress.NONE).kspace();
			console.result("Wrote " + destination.file());
			return kSpace;
		}
	}

	/** The brain's mask; k-space of the brain alone goes to a file as well. */
	private RealImage strip(final ComplexImage complex) throws IOException {
		final Map<StripOutput, ExportDestination> files = Map.of(StripOutput.K_SPACE, ExportDestination.of(folder.resolve(
			"head_brain_kspace.h5"), true), StripOutput.MASK, ExportDestination.of(folder.resolve("head_brainmask.tif"), true));
		final StripRequest strip = new StripRequest(stripModel, DeviceChoice.AUTO, StripOptions.defaults(), files.keySet(), Optional.empty());
		try (PlaneSource source = PlaneSource.of(complex)) {
			StripFile.run(strip, source, files, console.stripProgress()).forEach(result -> console.result("Wrote " + result.file()));
		}
		return (RealImage) StandardFormats.all().read(files.get(StripOutput.MASK).file());
	}

	private void write(final String name, final ComplexImage image, final Map<String, Object> record) throws IOException {
		new Outputs(true).writeImage(folder.resolve(name), image, ComplexOutput.MAGNITUDE_PHASE, record);
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
