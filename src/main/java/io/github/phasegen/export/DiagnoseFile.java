package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import io.github.phasegen.export.FileDiagnosis.Contents;
import io.github.phasegen.export.FileDiagnosis.KSpaceTraits;
import io.github.phasegen.export.FileDiagnosis.Problem;
import io.github.phasegen.export.FileDiagnosis.Samples;
import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.formats.StandardFormats;

/** Says what a file is and what is wrong with it: the entry point of "Diagnose File". */
public final class DiagnoseFile {

	private final Path file;
	private final ReadOptions options;
	private final RunProgress progress;
	private final List<Problem> problems = new ArrayList<>();
	private long bytes;
	private String format;
	private List<FileEntry> entries = List.of();
	private ImageShape shape;
	private Contents contents;
	private Samples samples;
	private KSpaceTraits kspace;
	private String sidecar;

	private DiagnoseFile(final Path file, final ReadOptions options, final ExportProgress progress) {
		this.file = file;
		this.options = options;
		this.progress = RunProgress.ofOne(progress);
	}

	/**
	 * Reads all planes of a file, one at a time. A file that cannot be read is no error here: the diagnosis says what is wrong.
	 *
	 * @throws CancellationException soon after the progress says so
	 */
	public static FileDiagnosis run(final Path file, final ReadOptions options, final ExportProgress progress) {
		return new DiagnoseFile(file, options, progress).diagnose();
	}

	private FileDiagnosis diagnose() {
		if (!Files.isRegularFile(file))
			problems.add(new Problem("missing", "file", Files.exists(file) ? "a folder" : "nothing", "a file", "check its name"));
		else
			attempt(this::read);
		if (Files.isRegularFile(file))
			attempt(() -> sidecar = checkedSidecar());
		return new FileDiagnosis(file.toString(), bytes, format, entries, contents, samples, kspace, sidecar, List.copyOf(problems));
	}

	private interface Step {

		void run() throws IOException;
	}

	/** A diagnosis is for files that fail in any way. */
	private void attempt(final Step step) {
		try {
			step.run();
		}
		catch (final CancellationException e) {
			throw e;
		}
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			problems.add(Remedies.of(e, entries));
		}
	}

	private void read() throws IOException {
		bytes = Files.size(file);
		final ImageFormat known = StandardFormats.all().forReading(file);
		format = known.name();
		attemptEntries(known);
		try (PlaneSource source = PlaneSource.open(file, options)) {
			final PlaneReader planes = source.planes();
			shape = planes.shape();
			contents = contents(planes, null);
			scan(planes);
		}
	}

	/** What is wrong will show again when the file is opened. */
	private void attemptEntries(final ImageFormat known) {
		try {
			entries = List.copyOf(known.entries(file));
		}
		catch (final IOException | RuntimeException e) {
			entries = List.of();
		}
	}

	private void scan(final PlaneReader planes) throws IOException {
		final SampleScan scan = new SampleScan(shape, planes.complex());
		final int count = shape.planeCount();
		for (int k = 0; k < count; k++) {
			progress.checkCancelled();
			scan.add(planes.read(k));
			progress.report(k + 1, count, (k + 1.0) / count);
		}
		samples = scan.samples();
		judge(samples);
		if (planes.complex())
			judgeDomain(planes, scan);
	}

	private void judge(final Samples found) {
		if (found.notANumber() + found.infinite() > 0)
			problems.add(new Problem("suspicious", "samples", found.notANumber() + " NaN and " + found.infinite() + " infinite", "finite ones",
				"find out which program made them; exports refuse such images"));
		if (found.zero() == found.count())
			problems.add(new Problem("suspicious", "samples", "only zeros", "signal", "the file may have been reserved but never filled"));
	}

	private void judgeDomain(final PlaneReader planes, final SampleScan scan) throws IOException {
		final DomainGuess guess = DomainGuess.of(scan);
		contents = contents(planes, guess.text());
		if (Encoding.domain(planes.metadata()).or(guess::domain).orElse(Domain.IMAGE) != Domain.K_SPACE)
			return;
		kspace = KSpaceScan.of(planes, scan);
		if (guess.offCentre())
			problems.add(new Problem("suspicious", "centre of k-space", "the first sample", "the middle of both axes",
				"shift it (fftshift) before it is opened here; images of it would have an alternating sign"));
		else if (guess.domain().equals(Optional.of(Domain.IMAGE)))
			problems.add(new Problem("suspicious", "domain", "declared k-space without a strong centre", "k-space",
				"if it is an image, open it with the domain image"));
	}

	private Contents contents(final PlaneReader planes, final String guess) {
		final ImageMetadata metadata = planes.metadata();
		return new Contents(planes.shape().toString(), planes.complex(), type(), Encoding.domain(metadata).map(Domain::toString).orElse(null),
			guess, voxel(metadata), metadata.info());
	}

	private String type() {
		return entries.stream().filter(entry -> options.entry().isEmpty() || entry.name().equals(options.entry())).map(FileEntry::type)
			.findFirst().orElse(null);
	}

	private static String voxel(final ImageMetadata metadata) {
		return String.format(Locale.ROOT, "%s x %s x %s", length(metadata.x()), length(metadata.y()), length(metadata.z()));
	}

	private static String length(final AxisScale scale) {
		return scale.step() == 0 ? "unknown" : String.format(Locale.ROOT, "%.6g %s", scale.step(), scale.unit());
	}

	private String checkedSidecar() throws IOException {
		final String verdict = SidecarCheck.of(file, options.equals(ReadOptions.DEFAULT) ? shape : null);
		if (!List.of("none", SidecarCheck.CONSISTENT, "of another kind").contains(verdict))
			problems.add(new Problem("suspicious", "sidecar " + Sidecar.of(file).getFileName(), verdict, "one that fits the file",
				"one of the two was changed or replaced: export or convert again"));
		return verdict;
	}
}
