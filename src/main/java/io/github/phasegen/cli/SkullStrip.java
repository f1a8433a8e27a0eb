package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.skullstrip.StripImages;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.skullstrip.StripOutput;
import io.github.phasegen.skullstrip.StripRequest;
import io.github.phasegen.skullstrip.StrippedImages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** skullstrip IN -o OUT. */
@Command(name = "skullstrip", description = "Remove everything but the brain from the k-space, complex image or magnitude IN and write" +
	" k-space of the brain alone to OUT.", footer = { "", "Beside every file appears a JSON file with parameters, hash of the model," +
		" versions and the energy that is left outside the brain.", "Coils share one mask; slices of a frame make a volume." })
final class SkullStrip implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ReadArguments reading;

	@Parameters(paramLabel = "IN", description = "Image file of any known format.")
	private Path input;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "OUT", description = "k-space file to be written.")
	private Path out;

	@Option(names = "--image", paramLabel = "FILE", description = "Complex image of the brain to be written.")
	private Path image;

	@Option(names = "--mask", paramLabel = "MASK", description = "Mask to be written: 255 in the brain, 0 outside.")
	private Path mask;

	@Option(names = "--magnitude", paramLabel = "FILE", description = "Magnitude of the brain to be written.")
	private Path magnitude;

	@Option(names = "--model", defaultValue = "", paramLabel = "DIR", description = "Name or folder of a skull-stripping model; needed," +
		" none is bundled yet.")
	private String model;

	@Option(names = "--device", defaultValue = "auto", paramLabel = "NAME", description = "auto, cpu, gpu or gpuN (${DEFAULT-VALUE}).")
	private String device;

	@Option(names = "--domain", defaultValue = "auto", paramLabel = "NAME", description = "What complex samples are: image, k-space or auto" +
		", which is what the file says, and image where it says nothing.")
	private String domain;

	@Option(names = "--threshold", defaultValue = "0.5", paramLabel = "P", description = "Probability from which a pixel is brain" +
		" (${DEFAULT-VALUE}).")
	private double threshold;

	@Option(names = "--soft-edge", defaultValue = "0", paramLabel = "PIXELS", description = "Width over which the brain fades inside its" +
		" mask (0: cut hard).")
	private double softEdge;

	@Option(names = "--no-coherence", description = "Do not average neighbouring slices.")
	private boolean noCoherence;

	@Option(names = "--no-largest", description = "Keep pieces apart from the largest one.")
	private boolean noLargest;

	@Option(names = "--no-fill", description = "Do not fill holes.")
	private boolean noFill;

	@Option(names = "--output", defaultValue = "real+imaginary", paramLabel = "PARTS", description = "magnitude+phase or real+imaginary," +
		" for formats without complex samples (${DEFAULT-VALUE}).")
	private String parts;

	@Option(names = "--overwrite", description = "Replace existing files.")
	private boolean overwrite;

	@Override
	public Integer call() throws IOException {
		final Map<StripOutput, Path> files = files();
		final ComplexOutput form = WrongUsage.checked(spec, () -> completeForm(parts));
		final StripRequest request = request(files);
		final Outputs outputs = new Outputs(overwrite);
		for (final Path file : files.values())
			outputs.checkImage(file);
		final Console console = new Console(spec);
		final ImageContents head = StandardFormats.all().open(input, WrongUsage.checked(spec, reading::options)).readAll();
		final long start = System.nanoTime();
		final StrippedImages stripped = StripImages.run(request, head, console.stripProgress());
		final Map<String, Object> record = new LinkedHashMap<>(stripped.record());
		record.put("seconds", Math.round((System.nanoTime() - start) / 1e7) / 100.0);
		stripped.warnings().forEach(warning -> console.note("Warning: " + warning));
		for (final Map.Entry<StripOutput, Path> entry : files.entrySet()) {
			final ImageContents contents = contents(stripped, entry.getKey()).orElseThrow();
			Encoding.domain(contents.metadata()).ifPresent(known -> record.put("domain", known.toString()));
			outputs.writeImage(entry.getValue(), contents, form, record);
			console.result("Wrote " + entry.getValue());
		}
		return CommandLine.ExitCode.OK;
	}

	private Map<StripOutput, Path> files() {
		final Map<StripOutput, Path> files = new EnumMap<>(StripOutput.class);
		files.put(StripOutput.K_SPACE, out);
		if (image != null) files.put(StripOutput.IMAGE, image);
		if (mask != null) files.put(StripOutput.MASK, mask);
		if (magnitude != null) files.put(StripOutput.MAGNITUDE, magnitude);
		return files;
	}

	private static ComplexOutput completeForm(final String name) {
		final ComplexOutput form = ComplexOutput.parse(name);
		if (!form.isComplete()) throw new IllegalArgumentException("output: found " + name + ", expected both parts of complex samples");
		return form;
	}

	/** What the options ask for; what they cannot ask for is wrong usage, not a failure. */
	private StripRequest request(final Map<StripOutput, Path> files) {
		final StripOptions options = WrongUsage.checked(spec, () -> new StripOptions(threshold, !noCoherence, !noLargest, !noFill, softEdge));
		final DeviceChoice choice = WrongUsage.checked(spec, () -> DeviceChoice.parse(device));
		final ModelSource source = WrongUsage.checked(spec, () -> ModelSource.parse(ModelConfig.SKULLSTRIP, model));
		return new StripRequest(source, choice, options, files.keySet(), WrongUsage.checked(spec, () -> StripRequest.parseDomain(domain)));
	}

	private static Optional<? extends ImageContents> contents(final StrippedImages stripped, final StripOutput output) {
		return switch (output) {
			case K_SPACE -> stripped.kSpace();
			case IMAGE -> stripped.image();
			case MASK -> stripped.mask();
			case MAGNITUDE -> stripped.magnitude();
		};
	}
}
