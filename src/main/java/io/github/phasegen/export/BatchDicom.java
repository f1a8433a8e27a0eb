package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.dicom.DicomFolder;
import io.github.phasegen.io.dicom.DicomSeries;

/** The volumes that the DICOM files of a batch form, folder by folder. */
final class BatchDicom {

	private BatchDicom() {}

	static List<BatchInput> inputs(final Path root, final List<Path> files) throws IOException {
		final Map<Path, List<Path>> folders = new TreeMap<>();
		for (final Path file : files)
			folders.computeIfAbsent(file.getParent(), folder -> new ArrayList<>()).add(file);
		final List<BatchInput> inputs = new ArrayList<>();
		for (final List<Path> folder : folders.values()) {
			final DicomFolder found = DicomFolder.of(folder);
			found.series().forEach(series -> inputs.add(input(root, series)));
			found.rejected().forEach((file, reason) -> inputs.add(BatchInput.rejected(root.relativize(file), file, reason)));
		}
		return inputs;
	}

	/** A volume in a file of its own keeps the file's name. */
	private static BatchInput input(final Path root, final DicomSeries series) {
		final Path first = series.files().get(0);
		final Path relative = series.files().size() == 1 ? root.relativize(first) : root.relativize(first.resolveSibling(series.name()));
		return series.isPhase() ? BatchInput.rejected(relative, first, new UnsupportedFormatException(first, "image type",
			"a phase image, of series " + series.name(), "a magnitude image (choose by pattern, or convert magnitude and phase to NIfTI)"))
			: BatchInput.series(relative, series);
	}
}
