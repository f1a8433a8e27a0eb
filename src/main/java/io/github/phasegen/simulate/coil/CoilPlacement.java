package io.github.phasegen.simulate.coil;

/**
 * Where the coils are.
 *
 * @param radius          of the cylinder they lie on. More than half the diagonal of the field of view keeps them out of the image; a
 *                        coil within it makes a bright spot there
 * @param length          from the first to the last ring of coils along z. As many rings are made as give about the same distance between
 *                        coils around and along the cylinder, one for up to 8 coils or so
 * @param rotationDegrees of the whole array, from x towards y
 * @param seed            of small random deviations in position and tilt, which a real array has; 0 for none
 */
public record CoilPlacement(Length radius, Length length, double rotationDegrees, long seed) {

	/** @throws IllegalArgumentException if the rotation is not finite */
	public CoilPlacement {
		if (!Double.isFinite(rotationDegrees))
			throw new IllegalArgumentException("rotationDegrees: expected a finite number, found " + rotationDegrees);
	}

	/** A radius of 0.85 and a length of 0.8 of the longer side of the field of view, neither rotated nor disturbed. */
	public static CoilPlacement defaults() {
		return new CoilPlacement(Length.ofFieldOfView(0.85), Length.ofFieldOfView(0.8), 0, 0);
	}

	public CoilPlacement withRadius(final Length newRadius) {
		return new CoilPlacement(newRadius, length, rotationDegrees, seed);
	}

	public CoilPlacement withLength(final Length newLength) {
		return new CoilPlacement(radius, newLength, rotationDegrees, seed);
	}

	public CoilPlacement withRotation(final double degrees) {
		return new CoilPlacement(radius, length, degrees, seed);
	}

	public CoilPlacement withSeed(final long newSeed) {
		return new CoilPlacement(radius, length, rotationDegrees, newSeed);
	}
}
