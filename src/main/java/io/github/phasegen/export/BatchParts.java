package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.nifti.NiftiPair;
import io.github.phasegen.io.nifti.NiftiPair.Kind;
import io.github.phasegen.io.nifti.NiftiPairs;

/**
 * Two files of a batch that hold the parts of one complex image, as their names tell.
 *
 * @param first  the magnitude or the real part, which names the image
 * @param second the phase or the imaginary part
 */
record BatchParts(Kind kind, Path first, Path second) {

	/** As dcm2niix names the phase that belongs to X.nii.gz: X_ph.nii.gz. */
	private static final String PHASE_ENDING = "_ph";

	/** What BIDS calls images that are no magnitudes. */
	private static final String BIDS_OTHER_PARTS = ".*_part-(phase|real|imag)(_.*)?";

	/** The parts of which a file is the first one, if the other one is among the files of the batch, too. */
	static Optional<BatchParts> startingWith(final Path file, final Set<Path> files) {
		return NiftiPairs.beside(file).map(pair -> new BatchParts(pair.kind(), file, pair.second())).or(() -> withPhase(file))
			.filter(parts -> files.contains(parts.second));
	}

	private static Optional<BatchParts> withPhase(final Path file) {
		final String name = file.getFileName().toString();
		final String stem = FileNames.stem(name);
		return Optional.of(new BatchParts(Kind.MAGNITUDE_PHASE, file,
			file.resolveSibling(stem + PHASE_ENDING + name.substring(stem.length()))));
	}

	/** Whether a file that has no partner can be no magnitude: positive integers would pass for one. */
	static boolean isOtherPart(final Path file) {
		return FileNames.stem(file.getFileName().toString()).matches(BIDS_OTHER_PARTS);
	}

	PlaneSource open() throws IOException {
		return kind == Kind.MAGNITUDE_PHASE ? PlaneSource.openPair(first, second, ReadOptions.DEFAULT)
			: PlaneSource.openParts(first, second, ReadOptions.DEFAULT);
	}
}
