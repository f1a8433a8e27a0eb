package io.github.phasegen.simulate.coil;

/**
 * The magnetic field of a circular current: the integral of Biot and Savart in closed form with complete elliptic integrals (Smythe, Static and
 * Dynamic Electricity, section 7.10), which takes a fraction of the time of summing over pieces of wire.
 */
final class CurrentLoop {

	/** mu0 / (2 pi) for lengths in mm, in T mm / A. */
	private static final double MU0_OVER_TWO_PI = 2e-7 * 1e3;
	/** The wire's thickness relative to the loop's radius; within it the field stays as it is on its surface. */
	private static final double WIRE = 0.02;
	/** Below this parameter of the elliptic integrals their difference is rounding. */
	private static final double NEAR_AXIS = 1e-4;

	private final double[] centre;
	private final double[] normal;
	private final double radius;

	/** Lengths in mm; the normal is a unit vector, about which the current turns by the right hand. */
	CurrentLoop(final double[] centre, final double[] normal, final double radius) {
		this.centre = centre;
		this.normal = normal;
		this.radius = radius;
	}

	/** Writes as many of Bx, By, Bz as the array holds, in tesla per ampere. */
	void field(final double[] point, final double[] field) {
		final double dx = point[0] - centre[0];
		final double dy = point[1] - centre[1];
		final double dz = point[2] - centre[2];
		final double along = dx * normal[0] + dy * normal[1] + dz * normal[2];
		final double rx = dx - along * normal[0];
		final double ry = dy - along * normal[1];
		final double rz = dz - along * normal[2];
		final double across = Math.sqrt(rx * rx + ry * ry + rz * rz);
		final double far = (radius + across) * (radius + across) + along * along;
		final double near = Math.max((radius - across) * (radius - across) + along * along, WIRE * WIRE * radius * radius);
		final EllipticIntegrals integrals = EllipticIntegrals.of(near / far);
		final double factor = MU0_OVER_TWO_PI / Math.sqrt(far);
		final double squares = radius * radius + across * across + along * along;
		final double axial = factor * (integrals.first() + (2 * radius * radius - squares) / near * integrals.second());
		final double radialPerMm = 4 * radius * across < NEAR_AXIS * far ? radialNearAxis(along)
			: factor * along / (across * across) * (squares / near * integrals.second() - integrals.first());
		field[0] = axial * normal[0] + radialPerMm * rx;
		field[1] = axial * normal[1] + radialPerMm * ry;
		if (field.length > 2)
			field[2] = axial * normal[2] + radialPerMm * rz;
	}

	/** Radial field over distance from the axis, where the field has no divergence: minus half the axial derivative. */
	private double radialNearAxis(final double along) {
		final double squares = radius * radius + along * along;
		return 1.5 * Math.PI * MU0_OVER_TWO_PI * radius * radius * along / (squares * squares * Math.sqrt(squares));
	}

	/** The complete elliptic integrals of first and second kind, by the arithmetic-geometric mean. */
	private record EllipticIntegrals(double first, double second) {

		/** @param complement 1 - m of the parameter m, in (0, 1] */
		static EllipticIntegrals of(final double complement) {
			double mean = 1;
			double geometric = Math.sqrt(complement);
			double sum = 0.5 * (1 - complement);
			for (double weight = 1, gap = 1; gap > 1e-8; weight *= 2) {
				gap = 0.5 * (mean - geometric);
				final double next = 0.5 * (mean + geometric);
				geometric = Math.sqrt(mean * geometric);
				mean = next;
				sum += weight * gap * gap;
			}
			final double first = 0.5 * Math.PI / mean;
			return new EllipticIntegrals(first, first * (1 - sum));
		}
	}
}
