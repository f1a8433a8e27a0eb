package io.github.phasegen.kspace.sampling;

/**
 * The rectangle about the centre of a plane that is always measured.
 *
 * @param width        of the plane
 * @param height       of the plane
 * @param centreWidth  of the rectangle
 * @param centreHeight of the rectangle
 */
record CentreBlock(int width, int height, int centreWidth, int centreHeight) {

	static CentreBlock of(final int width, final int height, final double centreFraction) {
		Checks.size(width, height);
		return new CentreBlock(width, height, Lines.centreSize(width, centreFraction), Lines.centreSize(height, centreFraction));
	}

	int count() {
		return centreWidth * centreHeight;
	}

	/** The samples that the acceleration leaves, at least those of the centre and 1. */
	int wanted(final double acceleration) {
		final double wanted = (double) width * height / acceleration;
		if (wanted < count())
			throw Checks.tooDense(width + " x " + height + " samples", acceleration, count());
		return (int) Math.max(1, Math.max(count(), Math.rint(wanted)));
	}

	boolean contains(final int x, final int y) {
		final int dx = x - Lines.centreStart(width, centreWidth);
		final int dy = y - Lines.centreStart(height, centreHeight);
		return dx >= 0 && dx < centreWidth && dy >= 0 && dy < centreHeight;
	}

	/** The mask of these samples and those of the centre. */
	SamplingMask mask(final boolean[] samples) {
		final boolean[] measured = samples.clone();
		for (int i = 0; i < measured.length; i++)
			measured[i] |= contains(i % width, i / width);
		return new SamplingMask(width, height, measured);
	}
}
