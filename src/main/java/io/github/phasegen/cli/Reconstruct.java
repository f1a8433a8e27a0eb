package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.github.phasegen.export.CoilChoice;
import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportResult;
import io.github.phasegen.export.MethodChoice;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.export.ReconstructKSpace;
import io.github.phasegen.export.ReconstructRequest;
import io.github.phasegen.export.SliceMethod;
import io.github.phasegen.io.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** reconstruct IN -o OUT. */
@Command(name = "reconstruct", description = "Reconstruct the (undersampled) k-space IN and write images to OUT, the coils of a slice as one.",
	footer = { "", "The name's ending decides the format, unless --format does. Beside OUT appears OUT.json with method, mask and all options." })
final class Reconstruct implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ReadArguments reading;

	@Mixin
	private MethodArguments method;

	@Mixin
	private OutputArguments output;

	@Parameters(paramLabel = "IN", description = "File of k-space in any known format.")
	private Path input;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "OUT", description = "Image file to be written.")
	private Path out;

	@Option(names = "--output", defaultValue = "complex", paramLabel = "NAME", description = "complex or magnitude (${DEFAULT-VALUE}).")
	private String contents;

	@Option(names = "--mask", paramLabel = "FILE", description = "Image of what was measured: everything but 0; of the size of the k-space," +
		" or one line (what the file tells, or else its samples that are not 0).")
	private Path mask;

	@Option(names = "--sensitivities", paramLabel = "FILE", description = "Coil sensitivities (they are estimated).")
	private Path sensitivities;

	@Option(names = "--remove-oversampling", description = "Cut the readout to the size of the image.")
	private boolean removeOversampling;

	@Override
	public Integer call() throws IOException {
		final ReadOptions read = WrongUsage.checked(spec, reading::options);
		final MethodChoice choice = WrongUsage.checked(spec, method::choice);
		final boolean magnitude = WrongUsage.checked(spec, () -> ReconstructRequest.parseOutput(contents));
		final ExportDestination destination = output.destination(spec, out);
		final Console console = new Console(spec);
		try (PlaneSource source = PlaneSource.open(input, read); SliceMethod sliceMethod = choice.open()) {
			final ReconstructRequest request = ReconstructRequest.of(sliceMethod).withMagnitude(magnitude).withMask(maps(mask))
				.withSensitivities(maps(sensitivities)).withRemoveOversampling(removeOversampling);
			final ExportResult result = ReconstructKSpace.write(source, request, destination, console.reconstructProgress());
			result.warnings().forEach(warning -> console.note("Warning: " + warning));
			console.result("Wrote " + result.file() + ": " + result.shape());
		}
		return ExitCode.OK;
	}

	private static Optional<CoilChoice.Maps> maps(final Path file) {
		return Optional.ofNullable(file).map(path -> new CoilChoice.Maps(path, ReadOptions.DEFAULT));
	}
}
