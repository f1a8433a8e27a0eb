package io.github.phasegen.export;

/**
 * What complex samples probably are: k-space has most of its energy in its centre, an image has not.
 *
 * @param kspace    true for k-space, centred or not
 * @param offCentre true for k-space whose centre is not in the middle
 * @param text      the guess in words, with its reason
 */
record DomainGuess(boolean kspace, boolean offCentre, String text) {

	private static final double CONCENTRATED = 0.3;
	private static final double SPREAD = 0.15;

	static DomainGuess of(final SampleScan scan) {
		final double centre = scan.centreShare();
		final double corner = scan.cornerShare();
		if (centre > CONCENTRATED)
			return new DomainGuess(true, false, "k-space (a guess: " + percent(centre) + " of the energy is in the middle eighth of both axes)");
		if (corner > CONCENTRATED)
			return new DomainGuess(true, true, "k-space whose centre is at the first sample instead of the middle (a guess: " + percent(corner)
				+ " of the energy is around it)");
		if (centre < SPREAD)
			return new DomainGuess(false, false, "image (a guess: only " + percent(centre) + " of the energy is in the middle eighth of both axes)");
		return new DomainGuess(false, false, "unclear (" + percent(centre) + " of the energy is in the middle eighth of both axes)");
	}

	private static String percent(final double part) {
		return Math.round(100 * part) + " %";
	}
}
