package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportResult;
import io.github.phasegen.export.OpenOptions.Stored;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.export.UndersampleKSpace;
import io.github.phasegen.export.UndersampleOptions;
import io.github.phasegen.io.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** undersample IN -o OUT. */
@Command(name = "undersample", description = "Leave out samples of the k-space IN, or of that of the image IN, and write the rest to OUT.",
	footer = { "", "OUT holds 0 where nothing was measured, and the mask, or OUT.json does." })
final class Undersample implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private SamplingArguments sampling;

	@Mixin
	private ReadArguments read;

	@Mixin
	private OutputArguments output;

	@Parameters(paramLabel = "IN", description = "k-space, or an image, of any known format.")
	private Path input;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "OUT", description = "k-space file to be written.")
	private Path out;

	@Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Of the mask (${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--each-slice", description = "Draw a mask for every slice instead of one for all.")
	private boolean eachSlice;

	@Option(names = "--mask-image", paramLabel = "FILE", description = "Write the mask as an image, too, such as mask.tif.")
	private Path maskImage;

	@Option(names = "--domain", defaultValue = "auto", paramLabel = "NAME", description = "What the samples of IN are: image, k-space, or" +
		" auto for what the file says (${DEFAULT-VALUE}).")
	private String domain;

	@Option(names = "--norm", defaultValue = "auto", paramLabel = "NAME", description = "Scaling of the transform: ortho, backward, or auto" +
		" for what the file says, or else ortho (${DEFAULT-VALUE}).")
	private String norm;

	@Override
	public Integer call() throws IOException {
		final UndersampleOptions options = WrongUsage.checked(spec, this::options);
		final ReadOptions readOptions = WrongUsage.checked(spec, read::options);
		final ExportDestination destination = output.destination(spec, out);
		final Optional<ExportDestination> mask = maskImage == null ? Optional.empty() : Optional.of(ExportDestination.of(maskImage, destination
			.overwrite()));
		final Console console = new Console(spec);
		try (PlaneSource source = PlaneSource.open(input, readOptions)) {
			final ExportResult result = UndersampleKSpace.write(source, options, destination, mask, console.exportProgress());
			result.warnings().forEach(warning -> console.note("Warning: " + warning));
			console.result("Wrote " + result.file() + ": " + result.shape());
		}
		return ExitCode.OK;
	}

	private UndersampleOptions options() {
		return new UndersampleOptions(sampling.options(), seed, eachSlice, Stored.parse(domain, norm));
	}
}
