package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.github.phasegen.export.CoilChoice;
import io.github.phasegen.export.CoilCombine;
import io.github.phasegen.export.ConvertFile;
import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.OpenOptions;
import io.github.phasegen.export.OpenOptions.Combination;
import io.github.phasegen.export.OpenOptions.Stored;
import io.github.phasegen.export.OpenRawData;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.export.RawView;
import io.github.phasegen.io.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** open IN [-o OUT]. */
@Command(name = "open", description = "Say what the raw data IN are, and write them as images or k-space to OUT if it is named.",
	footer = { "", "To write the samples as they are in another format, use convert." })
final class Open implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ReadArguments arguments;

	@Mixin
	private OutputArguments output;

	@Parameters(paramLabel = "IN", description = "File of any known format.")
	private Path input;

	@Option(names = { "-o", "--out" }, paramLabel = "OUT", description = "File to be written, such as OUT.tif.")
	private Path out;

	@Option(names = "--domain", defaultValue = "auto", paramLabel = "NAME", description = "What the samples of IN are: image, k-space, or" +
		" auto for what the file says (${DEFAULT-VALUE}).")
	private String domain;

	@Option(names = "--norm", defaultValue = "auto", paramLabel = "NAME", description = "Scaling of the transform that made the k-space:" +
		" ortho, backward, or auto for what the file says (${DEFAULT-VALUE}).")
	private String norm;

	@Option(names = "--view", defaultValue = "stored", paramLabel = "NAME", description = "stored, image or k-space (${DEFAULT-VALUE}).")
	private String view;

	@Option(names = "--combine", defaultValue = "none", paramLabel = "NAME", description = "Coils: none, rss, sensitivity or adaptive" +
		" (${DEFAULT-VALUE}).")
	private String combine;

	@Option(names = "--maps", paramLabel = "FILE", description = "Coil sensitivities to combine by (they are estimated).")
	private Path maps;

	@Option(names = "--phase-file", paramLabel = "FILE", description = "The phase of the magnitudes in IN, if it is another file.")
	private Path phase;

	@Option(names = "--remove-oversampling", description = "Cut the readout to the size of the image.")
	private boolean removeOversampling;

	@Override
	public Integer call() throws IOException {
		final OpenOptions options = WrongUsage.checked(spec, this::options);
		final Console console = new Console(spec);
		final Optional<ExportDestination> destination = out == null ? Optional.empty() : Optional.of(output.destination(spec, out));
		try (PlaneSource source = OpenRawData.open(input, options)) {
			console.result(source.name() + ": " + (source.planes().complex() ? "complex, " : "real, ") + source.planes().shape());
			source.planes().metadata().info().lines().filter(line -> !line.isBlank()).forEach(console::result);
			source.warnings().forEach(warning -> console.note("Warning: " + warning));
			if (destination.isPresent()) console.result("Wrote " + ConvertFile.run(source, destination.get(), console.exportProgress())
				.file());
		}
		return ExitCode.OK;
	}

	private OpenOptions options() {
		final Optional<CoilChoice.Maps> ownMaps = Optional.ofNullable(maps).map(file -> new CoilChoice.Maps(file, ReadOptions.DEFAULT));
		final OpenOptions options = OpenOptions.defaults().withRead(arguments.options()).withStored(Stored.parse(domain, norm)).withView(
			RawView.parse(view), new Combination(CoilCombine.parse(combine), ownMaps), removeOversampling);
		return phase == null ? options : options.withPhase(phase);
	}
}
