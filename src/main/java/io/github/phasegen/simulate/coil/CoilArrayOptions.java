package io.github.phasegen.simulate.coil;

import java.util.Objects;

/**
 * A simulated coil array.
 *
 * @param kind          its physics
 * @param coils         1 to 128
 * @param placement     where the coils are
 * @param normalisation how the maps are scaled
 */
public record CoilArrayOptions(CoilKind kind, int coils, CoilPlacement placement, CoilNormalisation normalisation) {

	public static final int MOST_COILS = 128;

	/** @throws IllegalArgumentException if the number of coils is out of range */
	public CoilArrayOptions {
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(placement, "placement");
		Objects.requireNonNull(normalisation, "normalisation");
		if (coils < 1 || coils > MOST_COILS)
			throw new IllegalArgumentException("coils: expected 1 to " + MOST_COILS + ", found " + coils);
	}

	/** The default placement, with a root sum of squares of 1 in every pixel. */
	public static CoilArrayOptions of(final CoilKind kind, final int coils) {
		return new CoilArrayOptions(kind, coils, CoilPlacement.defaults(), CoilNormalisation.UNIT_EVERYWHERE);
	}

	public CoilArrayOptions withPlacement(final CoilPlacement newPlacement) {
		return new CoilArrayOptions(kind, coils, newPlacement, normalisation);
	}

	public CoilArrayOptions withNormalisation(final CoilNormalisation newNormalisation) {
		return new CoilArrayOptions(kind, coils, placement, newNormalisation);
	}
}
