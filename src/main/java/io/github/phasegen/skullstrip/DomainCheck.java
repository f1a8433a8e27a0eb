package io.github.phasegen.skullstrip;

import java.io.IOException;

import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.kspace.ComplexPlane;

/** Formats like NumPy cannot say what complex samples are; k-space that is taken for an image would lose its centre unnoticed. */
final class DomainCheck {

	/** No image of a head has this part of its energy in the middle eighth of both axes. */
	private static final double LARGEST_SHARE = 0.3;
	private static final int EIGHTH = 8;

	private DomainCheck() {}

	/** @throws IllegalArgumentException if samples that nobody called anything look like k-space */
	static void refuseLikelyKSpace(final PlaneReader planes) throws IOException {
		final ComplexPlane middle = planes.readComplex(planes.shape().planeCount() / 2);
		final double share = centreShare(middle);
		if (share > LARGEST_SHARE) throw new IllegalArgumentException("domain: " + planes.metadata().title() +
			" does not say what its samples are, and " + Math.round(100 * share) + " % of the energy is in the middle as in k-space, expected" +
			" to be told: image or k-space");
	}

	private static double centreShare(final ComplexPlane plane) {
		double centre = 0;
		double all = 0;
		for (int y = 0; y < plane.height(); y++)
			for (int x = 0; x < plane.width(); x++) {
				final double energy = Math.pow(plane.re(x, y), 2) + Math.pow(plane.im(x, y), 2);
				all += energy;
				if (isMiddle(x, plane.width()) && isMiddle(y, plane.height())) centre += energy;
			}
		return all == 0 ? 0 : centre / all;
	}

	private static boolean isMiddle(final int position, final int size) {
		return Math.abs(position - size / 2) * 2 * EIGHTH <= size;
	}
}
