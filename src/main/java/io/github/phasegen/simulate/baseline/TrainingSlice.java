package io.github.phasegen.simulate.baseline;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * A complex slice that baselines are fitted to.
 *
 * @param magnitude that of the plane, {@code width * height} values
 * @param phase     that of the plane, in radians
 * @param head      where phase is signal
 */
record TrainingSlice(ComplexPlane plane, float[] magnitude, float[] phase, boolean[] head) {

	TrainingSlice {
		BaselineSupport.requirePixels(magnitude, plane.width(), plane.height());
		if (head.length != magnitude.length)
			throw new IllegalArgumentException("head mask: expected " + magnitude.length + " pixels, found " + head.length);
	}

	static TrainingSlice of(final ComplexPlane plane, final BaselineFit.HeadFinder finder) {
		final float[] magnitude = plane.magnitude();
		return new TrainingSlice(plane, magnitude, plane.phase(), finder.head(magnitude, plane.width(), plane.height()));
	}

	int width() {
		return plane.width();
	}

	int height() {
		return plane.height();
	}

	double headFraction() {
		int inside = 0;
		for (final boolean pixel : head)
			inside += pixel ? 1 : 0;
		return (double) inside / head.length;
	}
}
