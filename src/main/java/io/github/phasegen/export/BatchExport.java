package io.github.phasegen.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import io.github.phasegen.export.BatchItem.Outcome;
import io.github.phasegen.export.FinishedFile.State;
import io.github.phasegen.export.FinishedFile.Verdict;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.model.ModelException;

/**
 * Makes a data set of k-space files from a folder of images: the entry point of "Batch Generate Data Set".
 * <p>
 * Inputs are NIfTI and TIFF files and series of DICOM files (see {@link io.github.phasegen.io.dicom.DicomFolder}), whatever their names;
 * X_ph.nii.gz beside X.nii.gz is its phase (see {@link PlaneSource#openPair}), and so are BIDS' part-phase and part-mag. Hidden files and folders, whose names begin with a dot, are left
 * out. A file that an earlier run finished with the same parameters and input is skipped, so a run that was
 * interrupted goes on where it stopped. The seed of a file follows from the seed of the batch and the file's path below the input folder, so
 * it does not matter which other files there are.
 */
public final class BatchExport {

	private final BatchOptions options;
	private final FileOpener opener;

	public BatchExport(final BatchOptions options) {
		this(options, FileOpener.STANDARD);
	}

	/** @param opener for inputs that are not pairs of magnitude and phase */
	public BatchExport(final BatchOptions options, final FileOpener opener) {
		this.options = options;
		this.opener = opener;
	}

	/**
	 * Exports every image in a folder and its subfolders to the same place below the output folder, under its name with the format's ending.
	 * A file that fails is reported in the summary and does not end the run.
	 *
	 * @param output is made if it does not exist; may lie in the input folder but not be it
	 * @throws IllegalArgumentException if there is no input, or two inputs would give the same output, before any work
	 * @throws ModelException           when model, engine or device cannot be used, which no file could do without
	 * @throws CancellationException    soon after the progress says so, when the summary is written; finished files stay
	 */
	public BatchSummary run(final Path input, final Path output, final ExportProgress progress) throws IOException {
		final BatchFolder folder = new BatchFolder(input, output, options);
		final List<BatchInput> inputs = folder.inputs();
		final List<BatchItem> items = new ArrayList<>();
		try (ExportKSpace export = new ExportKSpace()) {
			run(new Run(folder, output, export, new RunProgress(progress, inputs.size(), System::nanoTime)), inputs, items);
		}
		catch (final CancellationException | ModelException e) {
			BatchReport.write(input, output, options, items, false);
			throw e;
		}
		return BatchReport.write(input, output, options, items, true);
	}

	/** The seed of a file, below 2^53 so that every reader of JSON sees all its digits. */
	static long seed(final long batchSeed, final String name) {
		final MessageDigest digest = FileHash.newDigest();
		final byte[] hash = digest.digest((batchSeed + "/" + name).getBytes(StandardCharsets.UTF_8));
		long seed = 0;
		for (int i = 0; i < Long.BYTES; i++)
			seed = seed << 8 | hash[i] & 0xff;
		return seed >>> 11;
	}

	private static void run(final Run run, final List<BatchInput> inputs, final List<BatchItem> items) throws IOException {
		double all = 1;
		for (final BatchInput image : inputs)
			all += image.bytes();
		for (final BatchInput image : inputs) {
			run.progress().checkCancelled();
			run.progress().begin(image.bytes() / all);
			items.add(run.item(image));
		}
	}

	/** What the files of a run have in common. */
	private final class Run {

		private final BatchFolder folder;
		private final Path output;
		private final ExportKSpace export;
		private final RunProgress progress;

		Run(final BatchFolder folder, final Path output, final ExportKSpace export, final RunProgress progress) {
			this.folder = folder;
			this.output = output;
			this.export = export;
			this.progress = progress;
		}

		RunProgress progress() {
			return progress;
		}

		BatchItem item(final BatchInput image) throws IOException {
			final Path target = folder.outputOf(image);
			final ExportOptions own = options.export().withSeed(seed(options.export().seed(), image.name()));
			try {
				return finishedOrDone(image, target, own);
			}
			catch (final CancellationException | ModelException e) {
				throw e;
			}
			catch (final IOException | RuntimeException | OutOfMemoryError e) {
				return item(image, target, own, Outcome.FAILED, Failure.oneLine(e), 0);
			}
		}

		private BatchItem finishedOrDone(final BatchInput image, final Path target, final ExportOptions own) throws IOException {
			final Verdict verdict = FinishedFile.check(target, options.format(), image.files(), own, export.model());
			if (verdict.state() == State.FINISHED) {
				progress.skip();
				return item(image, target, own, Outcome.SKIPPED, "", 0);
			}
			if (verdict.state() == State.IN_THE_WAY && !options.overwrite())
				return item(image, target, own, Outcome.CONFLICT, target.getFileName() + " is in the way: " + verdict.reason(), 0);
			Files.createDirectories(target.getParent());
			try (PlaneSource source = image.open(opener)) {
				final ExportDestination destination =
					new ExportDestination(target, options.format(), WriteOptions.DEFAULT.withOverwrite(options.overwrite()));
				final ExportResult result = export.write(source, own, destination, progress);
				return item(image, target, own, Outcome.DONE, String.join("; ", result.warnings()), source.planes().shape().planeCount());
			}
		}

		private BatchItem item(final BatchInput image, final Path target, final ExportOptions own, final Outcome outcome,
			final String message, final int slices)
		{
			final String name = output.relativize(target).toString().replace('\\', '/');
			return new BatchItem(image.name(), name, outcome, message, slices, own.seed());
		}
	}
}
