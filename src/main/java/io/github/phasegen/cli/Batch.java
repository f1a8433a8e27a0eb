package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.github.phasegen.export.BatchExport;
import io.github.phasegen.export.BatchItem;
import io.github.phasegen.export.BatchOptions;
import io.github.phasegen.export.BatchSummary;
import io.github.phasegen.io.formats.StandardFormats;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** batch IN_DIR -o OUT_DIR. */
@Command(name = "batch", description = "Make k-space of every image in IN_DIR and its subfolders, in the same subfolders of OUT_DIR.",
	footer = { "", "What an earlier run has finished with the same parameters is skipped. A file that fails is reported and does not end the" +
		" run; the exit code is 1 then. OUT_DIR/phasegen-batch.csv and .json tell what became of each file." })
final class Batch implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ExportArguments arguments;

	@Parameters(paramLabel = "IN_DIR", description = "Folder with NIfTI, TIFF or DICOM files.")
	private Path input;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "OUT_DIR", description = "Folder to be written.")
	private Path out;

	@Option(names = "--format", defaultValue = "fastMRI", paramLabel = "NAME", description = "Format of the files (${DEFAULT-VALUE}).")
	private String format;

	@Option(names = "--pattern", defaultValue = "", paramLabel = "GLOB", description = "Which files, such as *.nii.gz or" +
		" sub-*/anat/*_T1w.nii.gz (all images).")
	private String pattern;

	@Option(names = "--overwrite", description = "Replace files that are in the way.")
	private boolean overwrite;

	@Override
	public Integer call() throws IOException {
		final BatchOptions options = WrongUsage.checked(spec, () -> new BatchOptions(arguments.options(), StandardFormats.all().named(format),
			pattern, overwrite));
		final Console console = new Console(spec);
		final BatchSummary summary = new BatchExport(options).run(input, out, console.exportProgress());
		summary.items().stream().filter(item -> !item.message().isEmpty()).forEach(item -> console.note(line(item)));
		console.result(summary + "; see " + summary.csv());
		return summary.allFine() ? ExitCode.OK : ExitCode.SOFTWARE;
	}

	private static String line(final BatchItem item) {
		return item.outcome().name().toLowerCase(Locale.ROOT) + ": " + item.input() + ": " + item.message();
	}
}
