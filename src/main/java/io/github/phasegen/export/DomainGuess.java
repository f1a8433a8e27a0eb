package io.github.phasegen.export;

import java.util.Optional;

import io.github.phasegen.io.Domain;

/**
 * What complex samples probably are: k-space has most of its energy in its centre, an image has not.
 *
 * @param domain    empty if it is unclear
 * @param offCentre true for k-space whose centre is not in the middle
 * @param text      the guess in words, with its reason
 */
record DomainGuess(Optional<Domain> domain, boolean offCentre, String text) {

	private static final double CONCENTRATED = 0.3;
	private static final double SPREAD = 0.15;

	/** Below, the middle eighth of an axis is a sample or none. */
	private static final int FEWEST_SAMPLES = 16;

	static DomainGuess of(final SampleScan scan) {
		if (Math.min(scan.usedColumns().length, scan.usedRows().length) < FEWEST_SAMPLES)
			return new DomainGuess(Optional.empty(), false, "unclear (too few samples to guess)");
		if (scan.isEmpty())
			return new DomainGuess(Optional.empty(), false, "unclear (no signal)");
		final double centre = scan.centreShare();
		final double corner = scan.cornerShare();
		if (centre > CONCENTRATED)
			return new DomainGuess(Optional.of(Domain.K_SPACE), false,
				"k-space (a guess: " + percent(centre) + " of the energy is in the middle eighth of both axes)");
		if (corner > CONCENTRATED)
			return new DomainGuess(Optional.of(Domain.K_SPACE), true, "k-space whose centre is at the first sample instead of the middle (a guess: "
				+ percent(corner) + " of the energy is around it)");
		final String share = percent(centre) + " of the energy is in the middle eighth of both axes)";
		return centre < SPREAD ? new DomainGuess(Optional.of(Domain.IMAGE), false, "image (a guess: only " + share)
			: new DomainGuess(Optional.empty(), false, "unclear (" + share);
	}

	private static String percent(final double part) {
		return Math.round(100 * part) + " %";
	}
}
