package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportResult;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.export.StripFile;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.skullstrip.StripOutput;
import io.github.phasegen.skullstrip.StripRequest;
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

	@Option(names = "--model", defaultValue = ModelSource.DEFAULT, paramLabel = "DIR", description = "Name or folder of a skull-stripping" +
		" model (${DEFAULT-VALUE}).")
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

	@Option(names = "--no-mirrors", description = "One pass of the network per slice instead of four: faster, a little worse.")
	private boolean noMirrors;

	@Option(names = "--output", defaultValue = "real+imaginary", paramLabel = "PARTS", description = "magnitude+phase or real+imaginary," +
		" for formats without complex samples (${DEFAULT-VALUE}).")
	private String parts;

	@Option(names = "--overwrite", description = "Replace existing files.")
	private boolean overwrite;

	@Override
	public Integer call() throws IOException {
		final Map<StripOutput, ExportDestination> files = files(WrongUsage.checked(spec, () -> completeForm(parts)));
		final StripRequest request = request(files.keySet());
		final ReadOptions options = WrongUsage.checked(spec, reading::options);
		final Console console = new Console(spec);
		try (PlaneSource source = PlaneSource.open(input, options)) {
			final List<ExportResult> results = StripFile.run(request, source, files, console.stripProgress());
			results.get(0).warnings().forEach(warning -> console.note("Warning: " + warning));
			results.forEach(result -> console.result("Wrote " + result.file()));
		}
		return CommandLine.ExitCode.OK;
	}

	private Map<StripOutput, ExportDestination> files(final ComplexOutput form) throws IOException {
		final Map<StripOutput, Path> paths = new EnumMap<>(StripOutput.class);
		paths.put(StripOutput.K_SPACE, out);
		if (image != null) paths.put(StripOutput.IMAGE, image);
		if (mask != null) paths.put(StripOutput.MASK, mask);
		if (magnitude != null) paths.put(StripOutput.MAGNITUDE, magnitude);
		final Map<StripOutput, ExportDestination> files = new EnumMap<>(StripOutput.class);
		for (final Map.Entry<StripOutput, Path> path : paths.entrySet())
			files.put(path.getKey(), new ExportDestination(path.getValue(), StandardFormats.all().forWriting(path.getValue()), new WriteOptions(
				form, overwrite)));
		return files;
	}

	private static ComplexOutput completeForm(final String name) {
		final ComplexOutput form = ComplexOutput.parse(name);
		if (!form.isComplete()) throw new IllegalArgumentException("output: found " + name + ", expected both parts of complex samples");
		return form;
	}

	/** What the options ask for; what they cannot ask for is wrong usage, not a failure. */
	private StripRequest request(final Set<StripOutput> outputs) {
		final StripOptions options = WrongUsage.checked(spec, () -> new StripOptions(threshold, !noCoherence, !noLargest, !noFill, !noMirrors,
			softEdge));
		final DeviceChoice choice = WrongUsage.checked(spec, () -> DeviceChoice.parse(device));
		final ModelSource source = WrongUsage.checked(spec, () -> ModelSource.parse(ModelConfig.SKULLSTRIP, model));
		return new StripRequest(source, choice, options, outputs, WrongUsage.checked(spec, () -> StripRequest.parseDomain(domain)));
	}
}
