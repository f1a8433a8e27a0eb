package io.github.phasegen.io.nifti;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds files that belong together by their names: X with X_ph, X_real with X_imaginary (dcm2niix), and BIDS' part-mag with part-phase,
 * part-real with part-imag. They may end with .nii or .nii.gz each.
 */
public final class NiftiPairs {

	private static final String PHASE_ENDING = "_ph";

	/** A part of the name of one file and of the other. */
	private record Names(NiftiPair.Kind kind, String first, String second) {

		Optional<String> other(final String stem) {
			final int place = stem.lastIndexOf(first);
			return place < 0 || !endsAt(stem, place + first.length()) ? Optional.empty()
				: Optional.of(stem.substring(0, place) + second + stem.substring(place + first.length()));
		}

		/** "_realtime" is not "_real". */
		private static boolean endsAt(final String stem, final int end) {
			return end == stem.length() || stem.charAt(end) == '_';
		}
	}

	private static final List<Names> NAMES = List.of(new Names(NiftiPair.Kind.MAGNITUDE_PHASE, "_part-mag", "_part-phase"),
		new Names(NiftiPair.Kind.REAL_IMAGINARY, "_part-real", "_part-imag"), new Names(NiftiPair.Kind.REAL_IMAGINARY, "_real", "_imaginary"));

	private static final List<String> ENDINGS = List.of(".nii.gz", ".nii");

	private NiftiPairs() {}

	/** The pair of which a file, by its name, is the magnitude or the real part, if the other one lies beside it. */
	public static Optional<NiftiPair> beside(final Path file) {
		final String stem = NiftiReader.stem(file);
		for (final Names names : NAMES) {
			final Optional<Path> other = names.other(stem).flatMap(name -> file(file, name));
			if (other.isPresent())
				return Optional.of(new NiftiPair(names.kind, file, other.get()));
		}
		return file(file, stem + PHASE_ENDING).map(phase -> NiftiPair.of(file, phase));
	}

	/** The phase that, by its name, belongs to a magnitude file, if it lies beside it. */
	public static Optional<Path> phaseBeside(final Path magnitude) {
		return beside(magnitude).filter(pair -> pair.kind() == NiftiPair.Kind.MAGNITUDE_PHASE).map(NiftiPair::second);
	}

	/** The one with the same ending comes first. */
	private static Optional<Path> file(final Path beside, final String stem) {
		final String ending = beside.getFileName().toString().substring(NiftiReader.stem(beside).length());
		return Stream.concat(Stream.of(ending), ENDINGS.stream())
			.map(end -> beside.resolveSibling(stem + end)).filter(Files::isRegularFile).findFirst();
	}
}
