package io.github.phasegen.simulate.coil;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Spreads coils over a cylinder in rings of nearly equal numbers; every second ring is turned by half a coil. */
final class CoilSites {

	/** Radius of a loop relative to the distance of its neighbours: adjacent loops decouple at a distance of about 1.5 radii. */
	private static final double OVERLAP = 1 / 1.5;
	private static final double LARGEST_LOOP = 0.75;
	/** Standard deviations of the deviations: relative to the coils' distance, to the cylinder's radius, and in radians. */
	private static final double SHIFT = 0.04;
	private static final double LIFT = 0.02;
	private static final double TILT = 0.08;

	private final double radius;
	private final double length;

	private CoilSites(final double radius, final double length) {
		this.radius = radius;
		this.length = length;
	}

	static List<CoilSite> of(final CoilArrayOptions options, final CoilGrid grid) {
		final CoilPlacement placement = options.placement();
		return new CoilSites(placement.radius().in(grid), placement.length().in(grid)).place(options.coils(), placement);
	}

	private List<CoilSite> place(final int coils, final CoilPlacement placement) {
		final int rings = rings(coils);
		final SplittableRandom random = new SplittableRandom(placement.seed());
		final double deviation = placement.seed() == 0 ? 0 : 1;
		final List<CoilSite> sites = new ArrayList<>();
		for (int ring = 0; ring < rings; ring++) {
			final int onRing = (ring + 1) * coils / rings - ring * coils / rings;
			final double z = rings == 1 ? 0 : length * ((double) ring / (rings - 1) - 0.5);
			for (int k = 0; k < onRing; k++) {
				final double angle = Math.toRadians(placement.rotationDegrees()) + 2 * Math.PI * (k + 0.5 * (ring % 2)) / onRing;
				sites.add(site(angle, z, 2 * Math.PI / onRing, new Deviation(random, deviation)));
			}
		}
		return sites;
	}

	/** As many as make the distances around and along the cylinder alike. */
	private int rings(final int coils) {
		return (int) Math.max(1, Math.min(coils, Math.round(Math.sqrt(coils * length / (2 * Math.PI * radius)))));
	}

	private CoilSite site(final double angle, final double z, final double spacing, final Deviation deviation) {
		final double size = Math.min(OVERLAP * spacing, LARGEST_LOOP) * radius;
		final double a = angle + SHIFT * spacing * deviation.next();
		final double r = radius * (1 + LIFT * deviation.next());
		final double[] centre = { r * Math.cos(a), r * Math.sin(a), z + SHIFT * spacing * radius * deviation.next() };
		final double turned = a + TILT * deviation.next();
		final double nodded = TILT * deviation.next();
		final double[] normal = { Math.cos(turned) * Math.cos(nodded), Math.sin(turned) * Math.cos(nodded), Math.sin(nodded) };
		return new CoilSite(centre, normal, size, a);
	}

	/** Gaussian numbers without outliers. */
	private record Deviation(SplittableRandom random, double scale) {

		double next() {
			return scale * Math.max(-2, Math.min(2, random.nextGaussian()));
		}
	}
}
