package io.github.phasegen.train;

import io.github.phasegen.kspace.ComplexPlane;

/** The eight flips and quarter turns of a plane. */
final class PlaneTurns {

	/** How many there are. */
	static final int COUNT = 8;

	private PlaneTurns() {}

	/** @param symmetry 0 to 7; 0 changes nothing, odd ones exchange width and height */
	static ComplexPlane turn(final ComplexPlane plane, final int symmetry) {
		final boolean transpose = (symmetry & 1) != 0;
		final int w = transpose ? plane.height() : plane.width();
		final int h = transpose ? plane.width() : plane.height();
		final ComplexPlane turned = new ComplexPlane(w, h);
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++) {
				final int u = (symmetry & 2) != 0 ? w - 1 - x : x;
				final int v = (symmetry & 4) != 0 ? h - 1 - y : y;
				final int sx = transpose ? v : u;
				final int sy = transpose ? u : v;
				turned.set(x, y, plane.re(sx, sy), plane.im(sx, sy));
			}
		return turned;
	}
}
