package io.github.phasegen.simulate.coil;

/** Magnitude 1 / distance; phase the in-plane direction from the coil relative to the direction from the coil to the axis. */
final class BirdcageElement implements CoilElement {

	/** Within this part of the coil's size the distance no longer counts. */
	private static final double CORE = 0.02;

	private final CoilSite site;
	private final double inwardX;
	private final double inwardY;
	private final double core;

	BirdcageElement(final CoilSite site) {
		this.site = site;
		inwardX = -Math.cos(site.angle());
		inwardY = -Math.sin(site.angle());
		core = CORE * CORE * site.size() * site.size();
	}

	@Override
	public void at(final double[] point, final double[] sensitivity) {
		final double dx = point[0] - site.centre()[0];
		final double dy = point[1] - site.centre()[1];
		final double dz = point[2] - site.centre()[2];
		final double inPlane = dx * dx + dy * dy + core;
		final double factor = 1 / Math.sqrt(inPlane * (inPlane + dz * dz));
		sensitivity[0] = factor * (dx * inwardX + dy * inwardY);
		sensitivity[1] = factor * (dy * inwardX - dx * inwardY);
	}
}
